import type { Place } from '../errors.ts';
import type { Span } from './yaml-tree.ts';

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column of a span, both from 1; `endColumn` is behind the last character. */
export function placeOf(starts: readonly number[], span: Span): Place {
  const [line, column] = position(starts, span.start);
  const [endLine, endColumn] = position(starts, Math.max(span.start, span.end));
  return { line, column, endLine, endColumn };
}

function position(starts: readonly number[], offset: number): readonly [number, number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - starts[low] + 1];
}
