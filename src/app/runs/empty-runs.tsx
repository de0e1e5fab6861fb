import type { HistoryView } from '../../worker/protocol.ts';
import { useActions, useSelect } from '../use-store.ts';
import { ImportButton } from './import-button.tsx';

/** No run yet: what will be here, and the way to the first one. */
export function EmptyRuns({ view }: { readonly view: HistoryView }) {
  const { useSample: openSample } = useActions();
  const open = useSelect(({ experiment }) => experiment.dataset?.name ?? null);
  const running = useSelect(({ experiment }) => experiment.phase !== 'idle');
  return (
    <div className="empty">
      <div>
        <h2 className="headline">Every finished run is written down here</h2>
        <p className="lead">
          What was changed since the run before, the best model and its scores, a note from you. Two to five runs can be
          laid side by side: config, data, leaderboard, curves, and the first task in which they part.
        </p>
        <div className="drop">
          <div>
            <h2>{running ? 'The first run is under way' : 'No run yet'}</h2>
            <p className="note">
              {running
                ? 'It appears here as soon as it has finished.'
                : open === null
                  ? 'Drop a CSV anywhere on this page, or begin with the sample: 17,761 students of an online school.'
                  : `${open} is open: run it, and it appears here.`}
            </p>
          </div>
          <div className="runbar">
            {open === null ? (
              <button type="button" className="btn go" onClick={() => void openSample()}>
                Use the sample
              </button>
            ) : (
              <a className="btn go" href="#experiment">
                Go to the experiment
              </a>
            )}
            <ImportButton className="btn" label="Import a history" />
          </div>
        </div>
      </div>
      <div className="steps">
        <div>
          <h3>Where it is kept</h3>
          <p>
            {view.state === 'memory'
              ? 'This browser keeps nothing for this page, so the history lasts as long as this tab. Export it to take it along.'
              : 'In this browser alone, some 50\u00a0kB a run. Datasets and models are not in it.'}
          </p>
        </div>
        <div>
          <h3>The same run again</h3>
          <p>The same data, config and kernels give the same bytes: such a run is one line, however often it is run.</p>
        </div>
        <div>
          <h3>Taking it along</h3>
          <p>Export writes one JSON file. Another browser, or a machine without a network, imports it.</p>
        </div>
      </div>
    </div>
  );
}
