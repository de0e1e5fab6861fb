import type { ModelView, RunView } from '../../worker/protocol.ts';
import { curvesData } from '../charts/curves-data.ts';
import { heightAt } from '../charts/curve-paths.ts';
import { Figure } from '../charts/figure.tsx';
import { ChartFrame, PlotLayer } from '../charts/frame.tsx';
import { ModelCurves } from '../charts/model-curves.tsx';
import type { OperatingPoint } from '../charts/operating.ts';
import { className, modelName } from '../text/names.ts';
import { percent, score } from '../text/numbers.ts';
import { chartFile } from './explore/chart-file.ts';
import { CurvePoint } from './explore/operating-point.tsx';
import { useShownModel } from './explore/use-shown-model.ts';
import { precisionRecallFinding } from './findings.ts';
import { keyRoom, ModelKey, type KeyChoice } from './model-key.tsx';

const AXIS = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => percent(value) };
const ROWS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const curveOf = (model: ModelView) => model.precisionRecall;
const placeOf = ({ recall, precision }: OperatingPoint) => ({ x: recall, y: precision });

export function PrecisionRecallFigure({ run }: { readonly run: RunView }) {
  const shown = useShownModel(run);
  const base = run.operating.positives / (run.operating.positives + run.operating.negatives);
  const positive = className(run.config.data.target, run.labels[1]);
  const key: KeyChoice = {
    models: run.models,
    curveOf,
    valueOf: (model) => model.mean.average_precision,
    corner: 'left',
    base,
  };
  return (
    <Figure
      title={precisionRecallFinding(run.models)}
      file={chartFile(run, 'precision-recall')}
      data={() => curvesData(run.models, curveOf, ['recall', 'precision'])}
      table={{
        summary: 'The curves as a table',
        head: ['Found', ...run.models.map((model) => modelName(model.model))],
        rows: ROWS.map((x) => [percent(x), ...run.models.map((m) => percent(heightAt(m.precisionRecall, x), 1))]),
      }}
    >
      <p className="note">
        Share of the flagged that are {positive}, by share of {positive} found; beside its name each curve’s average
        precision.
      </p>
      <ChartFrame
        x={AXIS}
        y={AXIS}
        height={340}
        right={keyRoom(key, AXIS, AXIS)}
        label={`Precision-recall curves. ${run.models.map((m) => `${modelName(m.model)} ${score(m.mean.average_precision)}`).join(', ')}`}
      >
        <PlotLayer>
          {(plot) => (
            <>
              <line className="base" x1={plot.left} x2={plot.right} y1={plot.y(base)} y2={plot.y(base)} />
              <ModelCurves plot={plot} models={run.models} shown={shown} curveOf={curveOf} />
              <text className="halo" x={plot.left + 6} y={plot.y(base) - 6}>
                flag all: {score(base)}
              </text>
              <ModelKey choice={key} plot={plot} shown={shown} />
              <CurvePoint run={run} plot={plot} placeOf={placeOf} />
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title">share of {positive} found</p>
    </Figure>
  );
}
