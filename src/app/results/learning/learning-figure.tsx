import type { LearningCurve, RunView } from '../../../worker/protocol.ts';
import { bandPath, linePath } from '../../charts/curve-paths.ts';
import { Figure } from '../../charts/figure.tsx';
import { ChartFrame, Clipped, PlotLayer, type Plot } from '../../charts/frame.tsx';
import { modelStroke } from '../../charts/model-line.tsx';
import { spread } from '../../charts/place-labels.ts';
import { modelName } from '../../text/names.ts';
import { count, score } from '../../text/numbers.ts';
import { chartFile } from '../explore/chart-file.ts';
import { RANK_NAMES } from '../leaderboard.ts';
import {
  drawnPoints,
  gapSentence,
  learningAxes,
  learningData,
  learningFinding,
  learningRows,
  sideLine,
} from './learning-data.ts';

/** Room for the labels at the ends. */
const RIGHT = 92;
const SIDES = [
  ['train', 'its own rows'],
  ['validation', 'unseen rows'],
] as const;

interface Props {
  readonly run: RunView;
  readonly curve: LearningCurve;
}

/** A score against the number of training rows, on rows that the models were fitted on and on those that they were not. */
export function LearningFigure({ run, curve }: Props) {
  const { metric, model, points, folds } = curve;
  const title = learningFinding(curve);
  const left = points.filter(({ problem }) => problem !== null);
  return (
    <Figure
      className="learning"
      title={title}
      file={chartFile(run, `learning-curve-${model}`)}
      data={() => learningData(curve)}
      table={{
        summary: 'The curves as a table',
        head: ['Training rows', 'Its own rows', 'Unseen rows', 'Lowest to highest fold'],
        rows: learningRows(curve),
      }}
    >
      <p className="note">
        {modelName(model)}: {RANK_NAMES[metric]} by number of training rows, mean and range of {folds} folds.{' '}
        {gapSentence(curve)}
        {left.length > 0 &&
          ` Not fitted on ${left.map(({ rows }) => count(rows)).join(', ')}: ${left[0].problem ?? ''}`}
      </p>
      {drawnPoints(curve).length > 1 && <LearningChart curve={curve} title={title} />}
    </Figure>
  );
}

function LearningChart({ curve, title }: { readonly curve: LearningCurve; readonly title: string }) {
  const { x, y } = learningAxes(curve);
  return (
    <>
      <ChartFrame
        x={{ ...x, format: count }}
        y={{ ...y, format: (value) => value.toFixed(y.decimals) }}
        height={300}
        right={RIGHT}
        label={`${title}. ${learningRows(curve)
          .map(([rows, own, unseen]) => `${rows} rows: ${own} on its own, ${unseen} on unseen`)
          .join('; ')}`}
      >
        <PlotLayer>{(plot) => <Lines curve={curve} plot={plot} />}</PlotLayer>
      </ChartFrame>
      <p className="axis-title learning-axis">rows trained on</p>
    </>
  );
}

function Lines({ curve, plot }: { readonly curve: LearningCurve; readonly plot: Plot }) {
  const { model, metric } = curve;
  const points = drawnPoints(curve);
  const lines = SIDES.map(([side]) => sideLine(points, metric, side));
  const ends = lines.map(({ mean }) => plot.y(mean[mean.length - 1]));
  const heights = spread(ends, 32, plot.top + 8, plot.bottom - 20);
  return lines.map(({ rows, mean, low, high }, i) => {
    const [side, label] = SIDES[i];
    const x = Float64Array.from(rows);
    const own = side === 'train';
    const end = plot.x(rows[rows.length - 1]);
    return (
      <g key={side}>
        <Clipped plot={plot}>
          <path
            className={own ? 'band' : 'learning-band'}
            style={own ? undefined : { fill: `var(--m-${model})` }}
            d={bandPath({ x, low: Float64Array.from(low), high: Float64Array.from(high) }, plot.x, plot.y)}
          />
          <path
            d={linePath({ x, y: Float64Array.from(mean) }, plot.x, plot.y)}
            fill="none"
            strokeLinejoin="round"
            {...(own
              ? { stroke: 'var(--ink-2)', strokeWidth: 1.75, strokeDasharray: '2 3' }
              : modelStroke(model, true))}
          />
        </Clipped>
        {rows.map((row, k) => (
          <circle
            key={row}
            cx={plot.x(row)}
            cy={plot.y(mean[k])}
            r="3.5"
            fill="var(--bg)"
            stroke={own ? 'var(--ink-2)' : `var(--m-${model})`}
            strokeWidth="1.75"
          />
        ))}
        <line x1={end + 5} x2={end + 12} y1={ends[i]} y2={heights[i]} stroke="var(--ink-3)" />
        <text className="lab" x={end + 16} y={heights[i] + 4} fontWeight={own ? undefined : 650}>
          {label}
        </text>
        <text className="val" x={end + 16} y={heights[i] + 18}>
          {score(mean[mean.length - 1])}
        </text>
      </g>
    );
  });
}
