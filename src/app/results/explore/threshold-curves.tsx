import type { BandView, RunView, ScoresView } from '../../../worker/protocol.ts';
import { bandPath, heightAt, linePath } from '../../charts/curve-paths.ts';
import { Clipped, type Plot } from '../../charts/frame.tsx';
import { FEWEST_FLAGGED, operatingCurves } from '../../charts/operating.ts';
import { score } from '../../text/numbers.ts';

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
  const label = (key: keyof typeof curves, t: number, dx: number, dy: number, anchor: 'start' | 'end') => (
    <text className="lab halo" x={plot.x(t) + dx} y={plot.y(heightAt(curves[key], t)) + dy} textAnchor={anchor}>
      {key === 'f1' ? 'F1' : key}
    </text>
  );
  const nearTop = target > 0.93 || target < 0.06;
  return (
    <>
      <title>{`Precision is drawn while at least ${FEWEST_FLAGGED} rows are flagged.`}</title>
      <Clipped plot={plot}>
        {bands.map((band, i) => (
          <path key={i} className="band" d={bandPath(band, plot.x, plot.y)} />
        ))}
      </Clipped>
      <line className="target" x1={plot.left} x2={plot.right} y1={plot.y(target)} y2={plot.y(target)} />
      <text className="target-text halo" x={plot.right} y={plot.y(target) + (nearTop ? -6 : 15)} textAnchor="end">
        target {score(target, 2)}
      </text>
      <Clipped plot={plot}>
        <path className="f1" d={linePath(curves.f1, plot.x, plot.y)} />
        <path className="recall" d={linePath(curves.recall, plot.x, plot.y)} />
        <path className="precision" d={linePath(curves.precision, plot.x, plot.y)} />
      </Clipped>
      {label('precision', 0.1, 9, 14, 'start')}
      {label('recall', 0.82, -9, 12, 'end')}
      {label('f1', 0.1, -8, -6, 'end')}
    </>
  );
}
