import type { AnswerView, AskedModel } from '../../worker/protocol.ts';
import { DataTable } from '../charts/data-table.tsx';
import { barHeights } from '../charts/operating.ts';
import { ChartFrame, PlotLayer, type Plot } from '../charts/frame.tsx';
import { className } from '../text/names.ts';
import { count, score } from '../text/numbers.ts';

const X = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => value.toFixed(2) };
const Y = { from: 0, to: 1, ticks: [], format: String };

interface Props {
  readonly model: AskedModel;
  readonly answer: AnswerView;
}

/** How many rows have which probability, with the threshold; what is not flagged stands back. */
export function ProbabilityHistogram({ model, answer }: Props) {
  const [others, positives] = answer.histogram;
  const totals = others.map((n, i) => n + positives[i]);
  const bins = totals.length;
  const positive = className(model.target, model.labels[1]);
  const label = `Rows by their probability of ${positive}, threshold ${score(model.threshold)}: ${count(answer.flagged)} at or above it.`;
  return (
    <div>
      <ChartFrame x={X} y={Y} height={148} top={28} label={label}>
        <PlotLayer>{(plot) => <Bars plot={plot} totals={totals} threshold={model.threshold} />}</PlotLayer>
      </ChartFrame>
      <p className="axis-title">probability of {positive}; heights by the root of the number of rows</p>
      <DataTable
        summary="The histogram as a table"
        head={['Probability', 'Rows']}
        rows={totals.map((n, i) => [`${(i / bins).toFixed(3)} – ${((i + 1) / bins).toFixed(3)}`, count(n)])}
      />
    </div>
  );
}

function Bars({
  plot,
  totals,
  threshold,
}: {
  readonly plot: Plot;
  readonly totals: readonly number[];
  readonly threshold: number;
}) {
  const width = (plot.right - plot.left) / totals.length;
  const room = plot.bottom - plot.top;
  const x = plot.x(Math.min(1, threshold));
  const tag = Math.min(plot.right - 26, Math.max(plot.left + 26, x));
  return (
    <>
      {barHeights(totals).map((h, i) => (
        <rect
          key={i}
          x={plot.left + i * width + 0.5}
          width={width - 1}
          y={plot.bottom - h * room}
          height={h * room}
          fill={(i + 0.5) / totals.length >= threshold ? 'var(--class-1)' : 'var(--class-0)'}
        />
      ))}
      <line className="chosen" x1={x} x2={x} y1={plot.top - 4} y2={plot.bottom} />
      <rect className="tag" x={tag - 26} y={plot.top - 26} width="52" height="22" rx="4" />
      <text className="tag-text" x={tag} y={plot.top - 11} textAnchor="middle">
        {threshold.toFixed(3)}
      </text>
    </>
  );
}
