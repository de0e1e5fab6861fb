import { memo } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import type { Plot } from '../charts/frame.tsx';
import { barHeights } from '../charts/operating.ts';

interface Props {
  readonly plot: Plot;
  readonly histogram: RunView['histogram'];
}

/** Target class upwards in ink, the others downwards in grey. */
export const ScoreHistogram = memo(function ScoreHistogram({ plot, histogram }: Props) {
  const middle = (plot.top + plot.bottom) / 2;
  const room = (plot.bottom - plot.top) / 2 - 4;
  const bins = histogram.positive.length;
  const width = (plot.right - plot.left) / bins;
  const up = barHeights(histogram.positive);
  const down = barHeights(histogram.negative);
  const left = (i: number): number => plot.left + i * width + 0.5;
  return (
    <>
      {up.map((h, i) => (
        <g key={i}>
          <rect x={left(i)} width={width - 1} y={middle - 1 - h * room} height={h * room} fill="var(--class-1)" />
          <rect x={left(i)} width={width - 1} y={middle + 1} height={down[i] * room} fill="var(--class-0)" />
        </g>
      ))}
    </>
  );
});
