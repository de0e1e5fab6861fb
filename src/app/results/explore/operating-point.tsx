import type { RunView } from '../../../worker/protocol.ts';
import type { Plot } from '../../charts/frame.tsx';
import type { OperatingPoint } from '../../charts/operating.ts';
import { useExplored } from './use-explored.ts';

interface Props {
  readonly run: RunView;
  readonly plot: Plot;
  readonly placeOf: (point: OperatingPoint) => { readonly x: number; readonly y: number };
}

/** Where the handle's threshold stands on a curve; it follows the handle. The curves are out of fold, so is the point. */
export function CurvePoint({ run, plot, placeOf }: Props) {
  const { point, source } = useExplored(run);
  const { x, y } = placeOf(point);
  if (source === 'test') return null;
  const inside = plot.x(x) <= plot.right + 1 && plot.y(y) <= plot.bottom + 1;
  return inside ? <circle className="point" cx={plot.x(x)} cy={plot.y(y)} r="5" /> : null;
}
