import type { BandView, RunView, ScoresView } from '../../../worker/protocol.ts';
import { bandPath, linePath } from '../../charts/curve-paths.ts';
import { Clipped, type Plot } from '../../charts/frame.tsx';
import { FEWEST_FLAGGED, operatingCurves } from '../../charts/operating.ts';
import { score } from '../../text/numbers.ts';
import { placeNames } from './curve-names.ts';

/** Where each curve's name stands best. */
const NAMES = [
  ['precision', 'precision', 0.1],
  ['recall', 'recall', 0.82],
  ['f1', 'F1', 0.1],
] as const;

interface Props {
  readonly run: RunView;
  readonly scores: ScoresView | null;
  readonly plot: Plot;
}

/** Precision, recall and F1 over the threshold, the folds' bands behind them, the target as a line. */
export function ThresholdCurves({ run, scores, plot }: Props) {
  const curves = scores?.curves ?? operatingCurves(run.operating);
  const bands: readonly BandView[] = Object.values(scores?.bands ?? {});
  const { target_precision: target } = run.threshold;
  const nearTop = target > 0.93 || target < 0.06;
  const targetY = plot.y(target) + (nearTop ? -6 : 15);
  const names = NAMES.map(([key, text, at]) => ({ text, curve: curves[key], at }));
  const places = placeNames(names, plot, [
    { x: plot.left, y: plot.y(target) - 1, width: plot.right - plot.left, height: 2 },
    { x: plot.right - 80, y: targetY - 12, width: 80, height: 16 },
  ]);
  return (
    <>
      <title>{`Precision is drawn while at least ${FEWEST_FLAGGED} rows are flagged.`}</title>
      <Clipped plot={plot}>
        {bands.map((band, i) => (
          <path key={i} className="band" d={bandPath(band, plot.x, plot.y)} />
        ))}
      </Clipped>
      <line className="target" x1={plot.left} x2={plot.right} y1={plot.y(target)} y2={plot.y(target)} />
      <text className="target-text halo" x={plot.right} y={targetY} textAnchor="end">
        target {score(target, 2)}
      </text>
      <Clipped plot={plot}>
        <path className="f1" d={linePath(curves.f1, plot.x, plot.y)} />
        <path className="recall" d={linePath(curves.recall, plot.x, plot.y)} />
        <path className="precision" d={linePath(curves.precision, plot.x, plot.y)} />
      </Clipped>
      {names.map(({ text }, i) => (
        <text key={text} className="lab halo" x={places[i].x} y={places[i].y}>
          {text}
        </text>
      ))}
    </>
  );
}
