import type { RunView } from '../../../worker/protocol.ts';
import { className } from '../../text/names.ts';
import type { Plot } from '../../charts/frame.tsx';
import { thresholdText } from './explore-words.ts';
import { useExplored } from './use-explored.ts';

interface Props {
  readonly run: RunView;
  readonly plot: Plot;
}

/** Half the width of the tag that hangs on the handle. */
const TAG = 26;

/** Over the curves: the handle's line and tag, its points on the curves, and a tick where the trained threshold is. */
export function ThresholdMarks({ run, plot }: Props) {
  const { threshold, point } = useExplored(run);
  const x = plot.x(threshold);
  // The tag stays inside the plot where the threshold is near an end.
  const tagX = Math.min(plot.right - TAG, Math.max(plot.left + TAG, x));
  return (
    <>
      <line className="chosen" x1={x} x2={x} y1={plot.top - 10} y2={plot.bottom + 12} />
      {[point.precision, point.recall, point.f1].map((value, i) => (
        <circle key={i} className="point small" cx={x} cy={plot.y(value)} r="3.5" />
      ))}
      <rect className="tag" x={tagX - TAG} y={plot.top - 32} width={2 * TAG} height="22" rx="4" />
      <text className="tag-text" x={tagX} y={plot.top - 17} textAnchor="middle">
        {thresholdText(threshold)}
      </text>
    </>
  );
}

/** Over the histogram: what is not flagged stands back behind a veil. */
export function HistogramMarks({ run, plot }: Props) {
  const { threshold, trained, moved, isBest } = useExplored(run);
  const x = plot.x(threshold);
  const { target } = run.config.data;
  const trainedX = plot.x(trained);
  const left = trained > 0.75;
  return (
    <>
      <rect
        className="veil"
        x={plot.left}
        width={Math.max(0, x - plot.left)}
        y={plot.top}
        height={plot.bottom - plot.top}
      />
      <text className="lab halo" x={plot.x(0.06)} y={plot.top + 10}>
        {className(target, run.labels[1])}
      </text>
      <text className="lab halo" x={plot.x(0.06)} y={plot.bottom - 6}>
        {className(target, run.labels[0])}
      </text>
      {moved && (
        <>
          <line className="trained" x1={trainedX} x2={trainedX} y1={plot.bottom - 22} y2={plot.bottom + 7} />
          <text
            className="lab halo"
            x={trainedX + (left ? -6 : 6)}
            y={plot.bottom - 12}
            textAnchor={left ? 'end' : 'start'}
          >
            {isBest ? 'trained' : 'by the target'} {thresholdText(trained)}
          </text>
        </>
      )}
      <line className="chosen" x1={x} x2={x} y1={plot.top - 10} y2={plot.bottom} />
      <circle className="chosen-dot" cx={x} cy={plot.bottom} r="7" />
    </>
  );
}
