import { useState } from 'react';
import type { ModelView, RunView } from '../../worker/protocol.ts';
import { linePath, heightAt } from '../charts/curve-paths.ts';
import { DataTable } from '../charts/data-table.tsx';
import { ChartFrame, Clipped, PlotLayer, type AxisSpec, type Plot } from '../charts/frame.tsx';
import { modelStroke } from '../charts/model-line.tsx';
import { endHeights, spread } from '../charts/place-labels.ts';
import { briefModelName, className, modelName } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { operatingAt } from '../charts/operating.ts';
import { rocFinding } from './findings.ts';
import { LeaderLabels } from './leader-labels.tsx';

const format = (value: number): string => percent(value);
const axis = (from: number, to: number, ticks: readonly number[]): AxisSpec => ({ from, to, ticks, format });
const FULL = axis(0, 1, [0, 0.25, 0.5, 0.75, 1]);
const NEAR_X = axis(0, 0.3, [0, 0.1, 0.2, 0.3]);
const NEAR_Y = axis(0.5, 1, [0.5, 0.6, 0.7, 0.8, 0.9, 1]);
/** Room for the labels at the ends. */
const RIGHT = 104;
const ROWS = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

export function RocFigure({ run }: { readonly run: RunView }) {
  const [best] = run.models;
  // Where all of the story is in the upper left corner, the corner is what to show.
  const canZoom = run.models.every((model) => heightAt(model.roc, 0.3) >= 0.75);
  const [full, setFull] = useState(!canZoom);
  const point = operatingAt(run.operating, run.threshold.threshold);
  const dot = { x: run.operating.negatives === 0 ? 0 : point.fp / run.operating.negatives, y: point.recall };
  const positive = className(run.config.data.target, run.labels[1]);
  return (
    <figure>
      <h3>{rocFinding(best, positive)}</h3>
      <p className="note">
        Share of {positive} found, by share of the others flagged; the label gives the ROC AUC.{' '}
        {canZoom && (
          <button type="button" className="link" aria-pressed={full} onClick={() => setFull(!full)}>
            {full ? 'Show the corner' : 'Show the full axis'}
          </button>
        )}
      </p>
      <ChartFrame
        x={full ? FULL : NEAR_X}
        y={full ? FULL : NEAR_Y}
        height={340}
        right={full ? undefined : RIGHT}
        label={`ROC curves. ${run.models.map((m) => `${modelName(m.model)} ${score(m.mean.roc_auc)}`).join(', ')}`}
      >
        <PlotLayer>
          {(plot) => (
            <>
              {full && <line className="base" x1={plot.x(0)} y1={plot.y(0)} x2={plot.x(1)} y2={plot.y(1)} />}
              <Clipped plot={plot}>
                {[...run.models].reverse().map((model) => (
                  <path
                    key={model.model}
                    d={linePath(model.roc, plot.x, plot.y)}
                    fill="none"
                    strokeLinejoin="round"
                    {...modelStroke(model.model, model === best)}
                  />
                ))}
                <circle className="point" cx={plot.x(dot.x)} cy={plot.y(dot.y)} r="5" />
              </Clipped>
              {full ? (
                <LeaderLabels
                  plot={plot}
                  models={run.models}
                  curveOf={(model) => model.roc}
                  valueOf={(model) => model.mean.roc_auc}
                  levels={[0.65, 0.55, 0.45, 0.35, 0.25]}
                  labelAt={0.42}
                  side="right"
                />
              ) : (
                <EndLabels plot={plot} models={run.models} />
              )}
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title r" style={full ? undefined : { paddingRight: RIGHT }}>
        share of the others flagged
      </p>
      <DataTable
        summary="The curves as a table"
        head={['Others flagged', ...run.models.map((model) => modelName(model.model))]}
        rows={ROWS.map((x) => [percent(x, x < 0.1 ? 1 : 0), ...run.models.map((m) => percent(heightAt(m.roc, x), 1))])}
      />
    </figure>
  );
}

/** Labels hang on the ends of the curves, moved apart where they would touch. */
function EndLabels({ plot, models }: { readonly plot: Plot; readonly models: readonly ModelView[] }) {
  const heights = endHeights(
    models.map((model) => model.roc),
    NEAR_X.to,
  ).map((value) => plot.y(value));
  const placed = spread(heights, 17, plot.top + 4, plot.bottom - 8);
  return models.map((model, i) => (
    <g key={model.model}>
      <path
        d={`M${plot.right + 1} ${heights[i]}L${plot.right + 12} ${placed[i]}`}
        stroke={`var(--m-${model.model})`}
        fill="none"
      />
      <text className="lab" x={plot.right + 16} y={placed[i] + 4} fontWeight={i === 0 ? 650 : undefined}>
        {briefModelName(model.model)} <tspan className="val">{score(model.mean.roc_auc)}</tspan>
      </text>
    </g>
  ));
}
