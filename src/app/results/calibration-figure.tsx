import type { ReliabilityBin, RunView } from '../../worker/protocol.ts';
import { ChartFrame, PlotLayer, type Plot } from '../charts/frame.tsx';
import { Figure } from '../charts/figure.tsx';
import { scoresKey } from '../store/results-state.ts';
import { className, modelName } from '../text/names.ts';
import { count, percent } from '../text/numbers.ts';
import { useSelect } from '../use-store.ts';
import { calibrationData, calibrationFinding, missOf } from './calibration.ts';
import { chartFile } from './explore/chart-file.ts';
import { useShownModel } from './explore/use-shown-model.ts';

const AXIS = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => percent(value) };

/** Probabilities against what came of them, in groups of equal count. */
export function CalibrationFigure({ run }: { readonly run: RunView }) {
  const model = useShownModel(run);
  const scores = useSelect(({ results }) =>
    results.run === run.sha256 ? (results.scores[scoresKey(model, 'out_of_fold')] ?? null) : null,
  );
  const positive = className(run.config.data.target, run.labels[1]);
  if (scores === null) return <div className="fig calibration" />;
  return (
    <Figure
      className="calibration"
      title={calibrationFinding(scores)}
      file={chartFile(run, 'calibration')}
      data={() => calibrationData(scores)}
      table={{
        summary: 'The groups as a table',
        head: ['Mean probability', `Are ${positive}`, '95\u00a0% interval', 'Rows'],
        rows: scores.reliability.map((bin) => [
          percent(bin.predicted, 1),
          percent(bin.observed, 1),
          `${percent(bin.low, 1)} to ${percent(bin.high, 1)}`,
          count(bin.rows),
        ]),
      }}
    >
      <p className="note">
        {modelName(model)}, out of fold: share of rows that are {positive}, by mean probability, in groups of equal
        count with 95&nbsp;% intervals (Wilson). On the dashed line a probability is what it says.
      </p>
      <ChartFrame x={AXIS} y={AXIS} height={340} label={calibrationFinding(scores)}>
        <PlotLayer>
          {(plot) => (
            <>
              <line className="base" x1={plot.x(0)} y1={plot.y(0)} x2={plot.x(1)} y2={plot.y(1)} />
              {scores.reliability.map((bin, i) => (
                <Group key={i} bin={bin} plot={plot} colour={`var(--m-${model})`} />
              ))}
            </>
          )}
        </PlotLayer>
      </ChartFrame>
      <p className="axis-title">mean probability</p>
    </Figure>
  );
}

interface GroupProps {
  readonly bin: ReliabilityBin;
  readonly plot: Plot;
  readonly colour: string;
}

/** Hollow where the interval holds the prediction, filled where it does not. */
function Group({ bin, plot, colour }: GroupProps) {
  const x = plot.x(bin.predicted);
  return (
    <>
      <line x1={x} x2={x} y1={plot.y(bin.low)} y2={plot.y(bin.high)} stroke={colour} strokeWidth="1.5" />
      <circle
        cx={x}
        cy={plot.y(bin.observed)}
        r="4"
        fill={missOf(bin) === null ? 'var(--bg)' : colour}
        stroke={colour}
        strokeWidth="2"
      />
    </>
  );
}
