import type { Problem } from '../../worker/protocol.ts';

export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Where a problem is in the text, as offsets: at least one character wide, within the text; `null` without a line. */
export function markOf(problem: Problem, text: string): Mark | null {
  const { place } = problem;
  if (place?.line === undefined) return null;
  const from = offsetOf(text, place.line, place.column ?? 1);
  const given =
    place.endLine !== undefined || place.endColumn !== undefined
      ? offsetOf(text, place.endLine ?? place.line, place.endColumn ?? Infinity)
      : endOfWord(text, from);
  const to = Math.min(text.length, Math.max(given, from + 1));
  return { from: Math.min(from, Math.max(0, to - 1)), to };
}

/** Lines and columns count from 1; a column beyond the line's end is its end. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + column - 1, end < 0 ? text.length : end);
}

function endOfWord(text: string, from: number): number {
  const rest = /^[^\s:#,]+/.exec(text.slice(from, from + 200));
  return from + (rest?.[0].length ?? 1);
}
