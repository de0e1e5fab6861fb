import type { RunView, ScoresView } from '../../worker/protocol.ts';
import { ChartFrame, PlotLayer } from '../charts/frame.tsx';
import { className } from '../text/names.ts';
import { percent } from '../text/numbers.ts';
import { useStages } from '../use-stages.ts';
import { ThresholdCurves } from './explore/threshold-curves.tsx';
import { ThresholdHandle } from './explore/threshold-handle.tsx';
import { HistogramMarks, ThresholdMarks } from './explore/threshold-marks.tsx';
import { ScoreHistogram } from './score-histogram.tsx';

const X = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => value.toFixed(2) };
const NO_TICKS = { ...X, ticks: [] };
const Y = { from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: (value: number) => percent(value) };

interface Props {
  readonly run: RunView;
  readonly scores: ScoresView | null;
}

/** Curves over every threshold and the scores by class below them on the same axis; the handle lies over both. */
export function ThresholdChart({ run, scores }: Props) {
  const stages = useStages(2);
  const positive = className(run.config.data.target, run.labels[1]);
  return (
    <>
      <div className="explorer">
        <ChartFrame
          x={NO_TICKS}
          y={Y}
          height={340}
          top={34}
          label="Precision, recall and F1 against the threshold, with the range of the folds."
        >
          <PlotLayer>
            {(plot) => (
              <>
                <ThresholdCurves run={run} scores={scores} plot={plot} />
                <ThresholdMarks run={run} plot={plot} />
              </>
            )}
          </PlotLayer>
        </ChartFrame>
        {stages > 1 && (
          <ChartFrame
            x={X}
            y={{ ...Y, ticks: [] }}
            height={148}
            label={`Scores of ${positive} and of the others by probability.`}
          >
            <PlotLayer>
              {(plot) => (
                <>
                  <ScoreHistogram plot={plot} histogram={scores?.histogram ?? run.histogram} />
                  <HistogramMarks run={run} plot={plot} />
                </>
              )}
            </PlotLayer>
          </ChartFrame>
        )}
        {stages > 1 && <ThresholdHandle run={run} />}
      </div>
      <p className="axis-title">threshold: probability of {positive}</p>
    </>
  );
}
