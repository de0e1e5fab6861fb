import { heightAt } from '../../charts/curve-paths.ts';
import { Occupied, type Box } from '../../charts/occupied.ts';
import { textWidth } from '../../charts/text-width.ts';
import type { CurveView } from '../../../worker/protocol.ts';
import type { Plot } from '../../charts/frame.tsx';

export interface CurveName {
  readonly text: string;
  readonly curve: CurveView;
  /** Where on the axis it stands best. */
  readonly at: number;
}

const HEIGHT = 14;
/** Between a curve and its name. */
const NEAR = 6;
/** Steps along the axis at which a place is looked for. */
const STEPS = 40;

/**
 * Puts each name beside its own curve, above or below, as near to where it stands best as no curve, line or other name is in
 * its way; over everything where there is no such place.
 * @param taken boxes that hold something else
 * @returns the lower left corner of each text
 */
export function placeNames(
  names: readonly CurveName[],
  plot: Plot,
  taken: readonly Box[],
): readonly { readonly x: number; readonly y: number }[] {
  const area = { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top };
  const occupied = new Occupied(area);
  for (const { curve } of names)
    occupied.addLine(Array.from(curve.x, (x, i) => [plot.x(x), plot.y(curve.y[i])] as const));
  for (const box of taken) occupied.addBox(box);
  return names.map(({ text, curve, at }) => {
    const width = textWidth(text);
    const candidates = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS)
      .toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))
      .flatMap((t) => {
        const [x, y] = [plot.x(t), plot.y(heightAt(curve, t))];
        return [y - NEAR - HEIGHT, y + NEAR].flatMap((top) =>
          [x + NEAR, x - NEAR - width].map((left) => ({ x: left, y: top, width, height: HEIGHT })),
        );
      });
    const box = candidates.find((candidate) => occupied.isFree(candidate)) ?? candidates[0];
    occupied.addBox(box);
    return { x: box.x, y: box.y + HEIGHT - 3 };
  });
}
