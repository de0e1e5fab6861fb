import type { RunView } from '../../../worker/protocol.ts';
import { score } from '../../text/numbers.ts';
import { useActions, useSelect } from '../../use-store.ts';
import { handleHint, thresholdText } from './explore-words.ts';
import type { Explored } from './explored.ts';

interface Props {
  readonly run: RunView;
  readonly explored: Explored;
}

/** An explored threshold becomes a trained one by a new run alone: the config gets the target that leads to it. */
export function PutIntoConfig({ run, explored }: Props) {
  const { putIntoConfig, run: start } = useActions();
  const target = useSelect((state) => state.results.target);
  const idle = useSelect((state) => state.experiment.phase === 'idle');
  const { isBest, moved, threshold, point } = explored;
  if (!isBest)
    return <p className="note">Only the best model gets a threshold in the bundle; this one is for comparison.</p>;
  if (!moved) return <p className="note">{handleHint(point, run.threshold.target_precision)}</p>;
  return (
    <>
      <p className="put">
        <button
          type="button"
          className="btn"
          disabled={!idle || point.tp === 0}
          onClick={() => void putIntoConfig(run.sha256, threshold)}
        >
          Put into config
        </button>
      </p>
      <div role="status">
        {target !== null && (
          <p className="note">
            Written into the config as <span className="mono">business.target_precision: {target.target}</span>. With it
            a run chooses {thresholdText(target.threshold)}: precision {score(target.precision)}, recall{' '}
            {score(target.recall)}.{' '}
            <button type="button" className="link" disabled={!idle} onClick={() => void start()}>
              Run again
            </button>
          </p>
        )}
      </div>
      <p className="note">
        {point.tp === 0
          ? 'No target leads to a threshold that finds nothing.'
          : 'This threshold is only looked at: bundle, model file and predictions keep the trained one until a new run.'}
      </p>
    </>
  );
}
