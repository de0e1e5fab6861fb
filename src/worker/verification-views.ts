/** What the page shows of a verification, a spot check, a replay, a proof. */
import type { DepthWords } from '../core/bundle/verdict.ts';
import type { ChecklistLine } from '../core/bundle/report.ts';
import type { Problem } from '../core/errors.ts';

export type { ChecklistLine, ChecklistState } from '../core/bundle/report.ts';

/** `unknown`: nothing to check with; `prevented`: what it needs is damaged, which another check says. */
export type CheckState = 'same' | 'different' | 'unknown' | 'prevented';

export interface CheckView {
  readonly id: string;
  readonly title: string;
  /** Compares the hash of one file with the recorded one. */
  readonly isFile: boolean;
  readonly path: string | null;
  readonly state: CheckState;
  /** Hashes where the check compares hashes, else words. */
  readonly expected: string | null;
  readonly actual: string | null;
  /** What is wrong. */
  readonly detail: string | null;
  /** What that means for the reader. */
  readonly meaning: string | null;
}

export type Depth = 'integrity' | 'model' | 'spot' | 'replay';

export interface DepthView {
  readonly depth: Depth;
  readonly words: DepthWords;
  readonly state: CheckState;
  readonly seconds: number | null;
}

export type ReplayedState = 'same' | 'different' | 'affected';

export interface ReplayView {
  readonly passed: boolean;
  readonly firstDifference: string | null;
  readonly tasks: readonly {
    readonly name: string;
    readonly state: ReplayedState;
    readonly expected: string | null;
    readonly actual: string | null;
  }[];
}

export interface SpotCheckView {
  readonly passed: boolean;
  /** What the fits were drawn by, picked here and now. */
  readonly seed: number;
  readonly of: number;
  readonly firstDifference: string | null;
  readonly fits: readonly {
    readonly model: string;
    readonly fold: number;
    readonly rows: number;
    readonly different: number;
    readonly largestDifference: number;
  }[];
  readonly tasks: ReplayView['tasks'];
}

/** A run that was trained again from nothing. */
export interface ProofView {
  /** Of the zip that came out. */
  readonly sha256: string;
  readonly seconds: number;
  /** The first task in graph order whose output is another; `null` where all are the same. */
  readonly firstDifference: string | null;
  readonly tasks: number;
}

export interface VerificationView {
  readonly passed: boolean;
  readonly depths: readonly DepthView[];
  /** What to know that nothing is wrong with. */
  readonly notes: readonly string[];
  readonly checks: readonly CheckView[];
  /** Everything that is wrong. */
  readonly problems: readonly Problem[];
  readonly spotCheck: SpotCheckView | null;
  readonly replay: ReplayView | null;
  readonly checklist: readonly ChecklistLine[];
}
