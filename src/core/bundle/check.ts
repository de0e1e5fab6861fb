import type { NumericColumn } from '../data/table.ts';
import type { TableReading } from '../data/read-table.ts';
import type { ErrorCode, Problem } from '../errors.ts';
import type { Lineage } from './lineage.ts';
import type { OpenedBundle } from './open-bundle.ts';
import type { Part, Parts } from './parts.ts';
import type { Role } from './paths.ts';
import type { CheckResult, Depth } from './report.ts';
import type { RunFacts } from './run-facts.ts';

/** What the checks look at. */
export interface CheckContext {
  readonly opened: OpenedBundle;
  readonly lineage: Lineage;
  readonly parts: Parts;
  /** The dataset whose hash is the recorded one, from the bundle or supplied; `null` where there is none. */
  readonly dataset: Uint8Array | null;
  readonly strict: boolean;
  /** Made by another engine or other kernels: recomputed numbers may differ in their last digits. */
  readonly foreign: boolean;
  /** Whether the container is the one that the program writes. */
  readonly canonical: () => Promise<boolean>;
  /** The run as its files tell it, worked out when first asked for; ends the check where they cannot be read. */
  readonly run: () => RunFacts;
  /** The dataset, read as the config says when first asked for; to be asked for where there is one. */
  readonly reading: () => TableReading;
  /** The columns engineered from `reading` as the config says, when first asked for. */
  readonly engineered: () => readonly NumericColumn[];
}

/** What a check found. */
export interface Finding {
  readonly path: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What is wrong; absent where nothing is. */
  readonly problem?: string;
  readonly code?: ErrorCode;
  /** Where there are several things wrong: each of them, in place of `problem` for programs. */
  readonly problems?: readonly Problem[];
  /** Nothing to check with, and nothing wrong with that. */
  readonly skipped?: boolean;
}

export interface NamedCheck {
  readonly name: string;
  /** What holds when it passes, as a sentence without its full stop. */
  readonly title: string;
  /** What it means for the reader when it does not hold. */
  readonly meaning: string;
  readonly depth: Depth;
  /** Of the file that it is about: lineage.json where it is absent, none in particular where it is `null`. */
  readonly role?: Role | null;
  run(context: CheckContext): Finding | Promise<Finding>;
}

/** Thrown where a check cannot be made; another check says what is wrong with the files that it needs. */
class NotPossible extends Error {
  readonly path: string | null;

  constructor(message: string, path: string | null) {
    super(message);
    this.path = path;
  }
}

/** The part, or the end of this check. */
export function need<T>(part: Part<T>): T {
  if (!part.ok) throw new NotPossible(`${part.path} cannot be read`, part.path);
  return part.value;
}

/** The end of this check, for a reason that another check reports. */
export function notPossible(reason: string, path: string | null = null): never {
  throw new NotPossible(reason, path);
}

/** What is asked for, or `undefined` where a file that it needs cannot be read. */
export function ifPossible<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    return undefined;
  }
}

/** Recomputed numbers agree with recorded ones. */
export function agrees(path: string): Finding {
  return { path, expected: null, actual: null };
}

export function disagrees(path: string, problem: string, code: ErrorCode = 'bundle/inconsistent'): Finding {
  return { path, expected: null, actual: null, problem, code };
}

/**
 * Of a check of contents where a replay has reached the same bytes of every file.
 *
 * @param path of the file that it is about, if it is one
 */
export function shownByReplay({ title, depth }: NamedCheck, path: string | null): CheckResult {
  const nothing = { expected: null, actual: null, problem: null, meaning: null };
  return { title, depth, path, ...nothing, passed: true, checked: true };
}

/** Runs one check; what it throws on purpose becomes its result. */
export async function runCheck(
  check: NamedCheck,
  context: CheckContext,
): Promise<{ readonly result: CheckResult; readonly problems: readonly Problem[] }> {
  const { title, depth, meaning } = check;
  try {
    const { path, expected, actual, problem, code, problems, skipped } = await check.run(context);
    const passed = problem === undefined;
    return {
      result: {
        title,
        depth,
        path,
        expected,
        actual,
        passed,
        checked: skipped !== true,
        problem: problem ?? null,
        meaning: passed ? null : meaning,
      },
      problems: passed
        ? []
        : (problems ?? [
            {
              code: code ?? 'bundle/inconsistent',
              severity: 'error',
              message: problem,
              place: path === null ? undefined : { path },
            },
          ]),
    };
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    const problem = `Not possible: ${error.message}.`;
    const nothing = { expected: null, actual: null, passed: false, checked: false, meaning: null };
    return { result: { title, depth, path: error.path, ...nothing, problem }, problems: [] };
  }
}
