import type { RunHead } from '../../worker/protocol.ts';

export interface Change {
  readonly key: string;
  /** JSON; `null` where the key was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What sets a run apart from the one before it. */
export interface Step {
  /** `null` for the first run of the history. */
  readonly before: RunHead | null;
  readonly changes: readonly Change[];
  /** Another file. */
  readonly otherData: boolean;
  readonly otherEngine: boolean;
}

/** Keys that differ, in the order of the first one's config; those that only the other has come last. */
export function changesBetween(before: RunHead, after: RunHead): readonly Change[] {
  const [left, right] = [new Map(before.settings), new Map(after.settings)];
  const keys = [...left.keys(), ...[...right.keys()].filter((key) => !left.has(key))];
  return keys
    .map((key) => ({ key, before: left.get(key) ?? null, after: right.get(key) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** @param runs the latest first */
export function stepsOf(runs: readonly RunHead[]): ReadonlyMap<string, Step> {
  return new Map(
    runs.map((run, i): [string, Step] => {
      const before = runs[i + 1] ?? null;
      if (before === null) return [run.sha256, { before, changes: [], otherData: false, otherEngine: false }];
      return [
        run.sha256,
        {
          before,
          changes: changesBetween(before, run),
          otherData: before.data.sha256 !== run.data.sha256,
          otherEngine: before.engine !== run.engine || before.kernels !== run.kernels,
        },
      ];
    }),
  );
}

const LONGEST = 40;

/** A value as people write it: texts without quotes, what is absent as a dash; cut where it is long. */
export function valueWords(json: string | null): string {
  if (json === null) return '–';
  const words = /^"[^"\\]*"$/.test(json) && json.length > 2 ? json.slice(1, -1) : json;
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
