import type { RunView } from '../../worker/protocol.ts';
import { heightAt, linePath } from '../charts/curve-paths.ts';
import { DataTable } from '../charts/data-table.tsx';
import { ChartFrame, Clipped, PlotLayer } from '../charts/frame.tsx';
import { modelStroke } from '../charts/model-line.tsx';
import { levelsAbove } from '../charts/place-labels.ts';
import { className, modelName } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { operatingAt } from '../charts/operating.ts';
import { precisionRecallFinding } from './findings.ts';
import { LeaderLabels } from './leader-labels.tsx';

const AXIS = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => percent(value) };
const ROWS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

export function PrecisionRecallFigure({ run }: { readonly run: RunView }) {
  const [best] = run.models;
  const point = operatingAt(run.operating, run.threshold.threshold);
  const base = run.operating.positives / (run.operating.positives + run.operating.negatives);
  const positive = className(run.config.data.target, run.labels[1]);
  return (
    <figure>
      <h3>{precisionRecallFinding(run.models)}</h3>
      <p className="note">
        Share of the flagged that are {positive}, by share of {positive} found; the label gives the average precision.
      </p>
      <ChartFrame
        x={AXIS}
        y={AXIS}
        height={340}
        label={`Precision-recall curves. ${run.models.map((m) => `${modelName(m.model)} ${score(m.mean.average_precision)}`).join(', ')}`}
      >
        <PlotLayer>
          {(plot) => (
            <>
              <line className="base" x1={plot.left} x2={plot.right} y1={plot.y(base)} y2={plot.y(base)} />
              <text x={plot.left + 6} y={plot.y(base) - 6}>
                flag all: {score(base)}
              </text>
              <Clipped plot={plot}>
                {[...run.models].reverse().map((model) => (
                  <path
                    key={model.model}
                    d={linePath(model.precisionRecall, plot.x, plot.y)}
                    fill="none"
                    strokeLinejoin="round"
                    {...modelStroke(model.model, model === best)}
                  />
                ))}
                <circle className="point" cx={plot.x(point.recall)} cy={plot.y(point.precision)} r="5" />
              </Clipped>
              <LeaderLabels
                plot={plot}
                models={run.models}
                curveOf={(model) => model.precisionRecall}
                valueOf={(model) => model.mean.average_precision}
                levels={levelsAbove(base, run.models.length)}
                labelAt={0.56}
                side="left"
              />
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title r">share of {positive} found</p>
      <DataTable
        summary="The curves as a table"
        head={['Found', ...run.models.map((model) => modelName(model.model))]}
        rows={ROWS.map((x) => [percent(x), ...run.models.map((m) => percent(heightAt(m.precisionRecall, x), 1))])}
      />
    </figure>
  );
}
