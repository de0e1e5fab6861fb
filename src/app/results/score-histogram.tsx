import type { RunView } from '../../worker/protocol.ts';
import type { Plot } from '../charts/frame.tsx';
import { barHeights } from '../charts/operating.ts';

interface Props {
  readonly plot: Plot;
  readonly histogram: RunView['histogram'];
  readonly threshold: number;
  /** [negative, positive]. */
  readonly labels: readonly [string, string];
}

/** Target class upwards in ink, the others downwards in grey; what is not flagged stands back. */
export function ScoreHistogram({ plot, histogram, threshold, labels }: Props) {
  const middle = (plot.top + plot.bottom) / 2;
  const room = (plot.bottom - plot.top) / 2 - 4;
  const bins = histogram.positive.length;
  const width = (plot.right - plot.left) / bins;
  const up = barHeights(histogram.positive);
  const down = barHeights(histogram.negative);
  const left = (i: number): number => plot.left + i * width + 0.5;
  const faded = (i: number): number => ((i + 0.5) / bins >= threshold ? 1 : 0.5);
  const x = plot.x(threshold);
  return (
    <>
      {up.map((h, i) => (
        <g key={i} opacity={faded(i)}>
          <rect x={left(i)} width={width - 1} y={middle - 1 - h * room} height={h * room} fill="var(--class-1)" />
          <rect x={left(i)} width={width - 1} y={middle + 1} height={down[i] * room} fill="var(--class-0)" />
        </g>
      ))}
      <text className="lab halo" x={plot.x(0.06)} y={plot.top + 10}>
        {labels[1]}
      </text>
      <text className="lab halo" x={plot.x(0.06)} y={plot.bottom - 6}>
        {labels[0]}
      </text>
      <line className="chosen" x1={x} x2={x} y1={plot.top - 10} y2={plot.bottom} />
      <circle className="chosen-dot" cx={x} cy={plot.bottom} r="5" />
    </>
  );
}
