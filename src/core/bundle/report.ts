import { prettyJson } from '../bytes/canonical-json.ts';
import type { JsonObject } from '../bytes/value.ts';
import type { Problem } from '../errors.ts';
import type { EngineRecord } from '../pipeline/kernels.ts';
import type { Environment } from './schema/environment.ts';
import { withSchema } from './schema/link.ts';

/** How far a verification goes; each depth includes those before it. */
export type Depth = 'integrity' | 'model-check' | 'spot-check' | 'replay';

/** One named check, as it stands in reproducibility_report.json. */
export interface CheckResult {
  readonly title: string;
  readonly depth: Depth;
  /** The file that it is about, or that is to blame; `null` where it is about all. */
  readonly path: string | null;
  /** A hash where hashes are compared, else words; `null` where there is nothing to compare. */
  readonly expected: string | null;
  readonly actual: string | null;
  readonly passed: boolean;
  /** `false` where it could not be made: what it needs is not there (then it does not fail) or is damaged (it fails). */
  readonly checked: boolean;
  /** What is wrong, in a sentence; `null` where nothing is. */
  readonly problem: string | null;
  /** What that means for whoever relies on the bundle, in a sentence; `null` where nothing is wrong or nothing is known. */
  readonly meaning: string | null;
}

/**
 * `different` is where two runs part: all inputs were the same. `affected` differs because an input does.
 * `not reached`: the repetition has no such task, or ended before it.
 */
export type ReplayedTaskState = 'same' | 'different' | 'affected' | 'not reached';

export interface ReplayedTask {
  readonly name: string;
  readonly state: ReplayedTaskState;
  /** SHA-256 of the output; `null`: a task that the bundle does not list. */
  readonly expected: string | null;
  readonly actual: string | null;
}

export interface ReplayedFile {
  readonly path: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly passed: boolean;
}

export interface ReplayReport {
  readonly passed: boolean;
  /** The first task in the order of the plan that is not the same, else the first such file. */
  readonly first_difference: string | null;
  readonly tasks: readonly ReplayedTask[];
  readonly files: readonly ReplayedFile[];
}

/** One fit of a fold that was repeated. */
export interface SpotCheckedFit {
  readonly task: string;
  readonly model: string;
  readonly fold: number;
  /** Validation rows of the fold. */
  readonly rows: number;
  /** Rows whose probability in out_of_fold.csv is another one, and the largest difference. */
  readonly different: number;
  readonly largest_difference: number;
  readonly passed: boolean;
}

export interface SpotCheckReport {
  readonly passed: boolean;
  /** What the fits were drawn by: the verifier's choice, which a forger could not foresee. */
  readonly seed: number;
  /** Fits that the bundle speaks of. */
  readonly of: number;
  readonly first_difference: string | null;
  readonly fits: readonly SpotCheckedFit[];
  /** The fits and everything that leads to them. */
  readonly tasks: readonly ReplayedTask[];
}

/** `done` only where a check that was made has shown it; `failed` where one has shown the contrary. */
export type ChecklistState = 'done' | 'not shown' | 'failed';

export interface ChecklistLine {
  readonly item: string;
  /** What is asked for, as a sentence without its full stop. */
  readonly title: string;
  readonly state: ChecklistState;
  /** Names of checks, and files to look at. */
  readonly evidence: { readonly checks: readonly string[]; readonly files: readonly string[] };
  /** What the state rests on, or what would show it. */
  readonly note: string;
}

/** Who trained. */
export interface MadeBy extends EngineRecord {
  /** Whether this program can repeat it to the byte: the same engine, packages and kernels. */
  readonly repeatable: boolean;
}

export interface VerificationReport {
  /** `null` where lineage.json is damaged. */
  readonly run_id: string | null;
  /** As lineage.json says; `null` where that is damaged. */
  readonly made_by: MadeBy | null;
  readonly depth: Depth;
  /** By name: `dataset, config, model, threshold`, every further artifact by its role, then the named checks. */
  readonly checks: Readonly<Record<string, CheckResult>>;
  readonly passed: boolean;
  /** What a reader should know and nothing is wrong with. */
  readonly notes: readonly string[];
  readonly spot_check: SpotCheckReport | null;
  readonly replay: ReplayReport | null;
  /** What an experiment should have before it is called final, and which of it has been shown. */
  readonly checklist: readonly ChecklistLine[];
  /** Everything that is wrong, each once. */
  readonly problems: readonly Problem[];
}

/** Text of reproducibility_report.json. */
export function reportJson(report: VerificationReport): string {
  return prettyJson(withSchema('report', report as unknown as JsonObject));
}

/** reproducibility_environment.json. */
export function environmentFile(environment: Environment): JsonObject {
  return withSchema('environment', environment as unknown as JsonObject);
}
