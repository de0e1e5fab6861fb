import type { RunView } from '../../worker/protocol.ts';
import { heightAt, linePath } from '../charts/curve-paths.ts';
import { DataTable } from '../charts/data-table.tsx';
import { ChartFrame, Clipped, PlotLayer, type Plot } from '../charts/frame.tsx';
import { FEWEST_FLAGGED, operatingAt, operatingCurves, type OperatingPoint } from '../charts/operating.ts';
import { className } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { useStages } from '../use-stages.ts';
import { ScoreHistogram } from './score-histogram.tsx';

const X = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => value.toFixed(2) };
const NO_TICKS = { ...X, ticks: [] };
const Y = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => percent(value) };
const ROWS = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);

export function ThresholdChart({ run }: { readonly run: RunView }) {
  const { operating, threshold } = run;
  const stages = useStages(2);
  const at = operatingAt(operating, threshold.threshold);
  const positive = className(run.config.data.target, run.labels[1]);
  return (
    <div>
      <ChartFrame
        x={NO_TICKS}
        y={Y}
        height={340}
        top={34}
        label={`Precision, recall and F1 against the threshold. At ${threshold.threshold.toFixed(3)} precision is ${score(at.precision)} and recall ${score(at.recall)}.`}
      >
        <PlotLayer>{(plot) => <Curves run={run} at={at} plot={plot} />}</PlotLayer>
      </ChartFrame>
      {stages > 1 && (
        <ChartFrame
          x={X}
          y={{ ...Y, ticks: [] }}
          height={148}
          label={`Scores of ${positive} and of the others by probability.`}
        >
          <PlotLayer>
            {(plot) => (
              <ScoreHistogram
                plot={plot}
                histogram={run.histogram}
                threshold={threshold.threshold}
                labels={[className(run.config.data.target, run.labels[0]), positive]}
              />
            )}
          </PlotLayer>
        </ChartFrame>
      )}
      <p className="axis-title">threshold: probability of {positive}</p>
      <DataTable
        summary="The curves as a table"
        head={['Threshold', 'Precision', 'Recall', 'F1', 'Flagged']}
        rows={ROWS.map((t) => {
          const p = operatingAt(operating, t);
          return [t.toFixed(2), score(p.precision), score(p.recall), score(p.f1), String(p.tp + p.fp)];
        })}
      />
    </div>
  );
}

function Curves({ run, at, plot }: { readonly run: RunView; readonly at: OperatingPoint; readonly plot: Plot }) {
  const curves = operatingCurves(run.operating);
  const { threshold, target_precision: target } = run.threshold;
  const x = plot.x(threshold);
  const label = (key: keyof typeof curves, t: number, dx: number, dy: number, anchor: 'start' | 'end') => (
    <text className="lab halo" x={plot.x(t) + dx} y={plot.y(heightAt(curves[key], t)) + dy} textAnchor={anchor}>
      {key === 'f1' ? 'F1' : key}
    </text>
  );
  // The tag stays inside the plot where the threshold is near an end.
  const tagX = Math.min(plot.right - 26, Math.max(plot.left + 26, x));
  const nearTop = target > 0.93 || target < 0.06;
  return (
    <>
      <line className="target" x1={plot.left} x2={plot.right} y1={plot.y(target)} y2={plot.y(target)} />
      <text className="target-text" x={plot.right} y={plot.y(target) + (nearTop ? -6 : 15)} textAnchor="end">
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
      <line className="chosen" x1={x} x2={x} y1={plot.top - 10} y2={plot.bottom + 12} />
      {[at.precision, at.recall, at.f1].map((value, i) => (
        <circle key={i} className="point small" cx={x} cy={plot.y(value)} r="3.5" />
      ))}
      <rect className="tag" x={tagX - 26} y={plot.top - 32} width="52" height="22" rx="4" />
      <text className="tag-text" x={tagX} y={plot.top - 17} textAnchor="middle">
        {threshold.toFixed(3)}
      </text>
      <title>{`Precision is drawn while at least ${FEWEST_FLAGGED} rows are flagged.`}</title>
    </>
  );
}
