/** A replaced span of a text: at `at`, `removed` became `inserted`. */
export interface TextChange {
  readonly at: number;
  readonly removed: string;
  readonly inserted: string;
}

interface Entry extends TextChange {
  readonly typed: boolean;
  /** Of the last keystroke in it, in seconds. */
  readonly time: number;
}

/** Typing and clicks in one line; the last of each list is the nearest. */
export interface TextHistory {
  readonly past: readonly Entry[];
  readonly future: readonly Entry[];
}

export const noHistory: TextHistory = { past: [], future: [] };

/** Keystrokes that follow each other faster, at the same place, are one step. */
const PAUSE = 0.6;
const KEPT = 500;

/** The one span in which two texts differ; `null` where they do not. */
export function differenceOf(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  };
}

/** After a change from `before` to `after`; what had been undone is gone. */
export function recorded(
  history: TextHistory,
  before: string,
  after: string,
  { typed, time }: { readonly typed: boolean; readonly time: number },
): TextHistory {
  const change = differenceOf(before, after);
  if (change === null) return history;
  const last = history.past.at(-1);
  const joined =
    typed && last !== undefined && last.typed && history.future.length === 0 && time - last.time < PAUSE
      ? joinedWith(last, change)
      : null;
  const past = joined === null ? [...history.past, { ...change, typed, time }] : [...history.past.slice(0, -1), joined];
  return { past: past.slice(-KEPT), future: [] };

  function joinedWith(entry: Entry, next: TextChange): Entry | null {
    const end = entry.at + entry.inserted.length;
    if (next.at === end && next.removed === '') return { ...entry, inserted: entry.inserted + next.inserted, time };
    const deletesBack = next.inserted === '' && next.at + next.removed.length === end;
    if (!deletesBack) return null;
    const keep = entry.inserted.length - next.removed.length;
    return keep >= 0
      ? { ...entry, inserted: entry.inserted.slice(0, keep), time }
      : { ...entry, at: next.at, removed: next.removed.slice(0, -keep) + entry.removed, inserted: '', time };
  }
}

export interface Step {
  readonly history: TextHistory;
  readonly text: string;
  /** Offset behind what came or went. */
  readonly cursor: number;
}

/** @returns null where there is nothing to undo */
export function undone({ past, future }: TextHistory, text: string): Step | null {
  const entry = past.at(-1);
  if (entry === undefined) return null;
  const { at, removed, inserted } = entry;
  return {
    history: { past: past.slice(0, -1), future: [...future, entry] },
    text: text.slice(0, at) + removed + text.slice(at + inserted.length),
    cursor: at + removed.length,
  };
}

/** @returns null where nothing was undone */
export function redone({ past, future }: TextHistory, text: string): Step | null {
  const entry = future.at(-1);
  if (entry === undefined) return null;
  const { at, removed, inserted } = entry;
  return {
    history: { past: [...past, entry], future: future.slice(0, -1) },
    text: text.slice(0, at) + inserted + text.slice(at + removed.length),
    cursor: at + inserted.length,
  };
}
