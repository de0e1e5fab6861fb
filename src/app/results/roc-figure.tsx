import { useState } from 'react';
import type { ModelName, ModelView, RunView } from '../../worker/protocol.ts';
import { curvesData } from '../charts/curves-data.ts';
import { heightAt, isInCorner } from '../charts/curve-paths.ts';
import { Figure } from '../charts/figure.tsx';
import { ChartFrame, PlotLayer, type AxisSpec, type Plot } from '../charts/frame.tsx';
import { ModelCurves } from '../charts/model-curves.tsx';
import type { OperatingPoint } from '../charts/operating.ts';
import { endHeights, spread } from '../charts/place-labels.ts';
import { briefModelName, className, modelName } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { chartFile } from './explore/chart-file.ts';
import { CurvePoint } from './explore/operating-point.tsx';
import { useShownModel } from './explore/use-shown-model.ts';
import { rocFinding } from './findings.ts';
import { keyRoom, ModelKey, type KeyChoice } from './model-key.tsx';

const format = (value: number): string => percent(value);
const axis = (from: number, to: number, ticks: readonly number[]): AxisSpec => ({ from, to, ticks, format });
const FULL = axis(0, 1, [0, 0.25, 0.5, 0.75, 1]);
const NEAR_X = axis(0, 0.3, [0, 0.1, 0.2, 0.3]);
const NEAR_Y = axis(0.5, 1, [0.5, 0.6, 0.7, 0.8, 0.9, 1]);
/** Room for the labels at the ends. */
const RIGHT = 104;
const ROWS = [0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const rocOf = (model: ModelView) => model.roc;

export function RocFigure({ run }: { readonly run: RunView }) {
  const shown = useShownModel(run);
  const best = run.models.find(({ model }) => model === shown) ?? run.models[0];
  const canZoom = run.models.every((model) => isInCorner(model.roc));
  const [full, setFull] = useState(!canZoom);
  const positive = className(run.config.data.target, run.labels[1]);
  const placeOf = ({ fp, tn, recall }: OperatingPoint) => ({ x: fp + tn === 0 ? 0 : fp / (fp + tn), y: recall });
  const key: KeyChoice = {
    models: run.models,
    curveOf: rocOf,
    valueOf: (model) => model.mean.roc_auc,
    corner: 'right',
    base: null,
  };
  return (
    <Figure
      title={rocFinding(best, positive, best === run.models[0])}
      file={chartFile(run, 'roc')}
      data={() => curvesData(run.models, rocOf, ['false_positive_rate', 'true_positive_rate'])}
      table={{
        summary: 'The curves as a table',
        head: ['Others flagged', ...run.models.map((model) => modelName(model.model))],
        rows: ROWS.map((x) => [percent(x, x < 0.1 ? 1 : 0), ...run.models.map((m) => percent(heightAt(m.roc, x), 1))]),
      }}
    >
      <p className="note">
        Share of {positive} found, by share of the others flagged; beside its name each curve’s ROC AUC.{' '}
        {canZoom && (
          <button type="button" className="link" data-picture="no" aria-pressed={full} onClick={() => setFull(!full)}>
            {full ? 'Show the corner' : 'Show the full axis'}
          </button>
        )}
      </p>
      <ChartFrame
        x={full ? FULL : NEAR_X}
        y={full ? FULL : NEAR_Y}
        height={340}
        right={full ? keyRoom(key, FULL, FULL) : RIGHT}
        label={`ROC curves. ${run.models.map((m) => `${modelName(m.model)} ${score(m.mean.roc_auc)}`).join(', ')}`}
      >
        <PlotLayer>
          {(plot) => (
            <>
              {full && <line className="base" x1={plot.x(0)} y1={plot.y(0)} x2={plot.x(1)} y2={plot.y(1)} />}
              <ModelCurves plot={plot} models={run.models} shown={shown} curveOf={rocOf} />
              {full ? (
                <ModelKey choice={key} plot={plot} shown={shown} />
              ) : (
                <EndLabels plot={plot} models={run.models} shown={shown} />
              )}
              <CurvePoint run={run} plot={plot} placeOf={placeOf} />
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title">share of the others flagged</p>
    </Figure>
  );
}

interface EndProps {
  readonly plot: Plot;
  readonly models: readonly ModelView[];
  readonly shown: ModelName;
}

/** Labels hang on the ends of the curves, moved apart where they would touch. */
function EndLabels({ plot, models, shown }: EndProps) {
  const heights = endHeights(models.map(rocOf), NEAR_X.to).map((value) => plot.y(value));
  const placed = spread(heights, 17, plot.top + 4, plot.bottom - 8);
  return models.map((model, i) => (
    <g key={model.model}>
      <path
        d={`M${plot.right + 1} ${heights[i]}L${plot.right + 12} ${placed[i]}`}
        stroke={`var(--m-${model.model})`}
        fill="none"
      />
      <text className="lab" x={plot.right + 16} y={placed[i] + 4} fontWeight={model.model === shown ? 650 : undefined}>
        {briefModelName(model.model)} <tspan className="val">{score(model.mean.roc_auc)}</tspan>
      </text>
    </g>
  ));
}
