import type { CurveView } from '../../worker/protocol.ts';
import type { ToPixel } from './curve-paths.ts';
import { Occupied, type Box } from './occupied.ts';
import { textWidth } from './text-width.ts';

/** Of a line of the key, and of the sample of a curve before its text. */
export const KEY_ROW = 17;
export const KEY_SAMPLE = 24;
/** Between the key and what is drawn. */
const ROOM = 8;

export interface KeyLine {
  readonly name: string;
  readonly value: string;
}

export const keyWidth = (lines: readonly KeyLine[]): number =>
  KEY_SAMPLE + 6 + Math.max(0, ...lines.map(({ name, value }) => textWidth(`${name} ${value}`)));

/**
 * Where the names of curves stand: in the free place of the plot that is nearest to a lower corner. `null`: the curves leave
 * none, and the names have a column of their own.
 * @param area of the plot, in pixels
 * @param others boxes that hold something else
 */
export function keyPlace(
  curves: readonly CurveView[],
  lines: readonly KeyLine[],
  area: Box,
  to: { readonly x: ToPixel; readonly y: ToPixel },
  corner: 'left' | 'right',
  others: readonly Box[],
): Box | null {
  const occupied = new Occupied(area);
  for (const { x, y } of curves) occupied.addLine(Array.from(x, (value, i) => [to.x(value), to.y(y[i])] as const));
  for (const other of others) occupied.addBox(other);
  const size = { width: keyWidth(lines) + 2 * ROOM, height: lines.length * KEY_ROW + 2 * ROOM };
  const free = occupied.findFree(size.width, size.height, corner);
  if (free === null) return null;
  return { x: free.x + ROOM, y: free.y + ROOM, width: size.width - 2 * ROOM, height: size.height - 2 * ROOM };
}
