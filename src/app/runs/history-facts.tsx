import { useState } from 'react';
import type { HistoryView } from '../../worker/protocol.ts';
import { fileSize, plural } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { ImportButton } from './import-button.tsx';

const STATES: Readonly<Record<HistoryView['state'], string>> = {
  kept: 'Kept in this browser',
  memory: 'This browser keeps nothing for this page: the history lasts as long as this tab. Export it to keep it.',
  full: 'This browser’s storage takes no more: the last run could not be written down. Delete runs, or clear finished tasks in Experiment.',
};

/** How much there is, where it lies, and the ways to take it along or be rid of it. */
export function HistoryFacts({ view }: { readonly view: HistoryView }) {
  const { exportHistory, removeRuns } = useActions();
  const [asking, setAsking] = useState(false);
  const clear = async (): Promise<void> => {
    await removeRuns(view.runs.map(({ sha256 }) => sha256));
    setAsking(false);
  };
  return (
    <>
      <p>
        <strong>{plural(view.runs.length, 'run')}</strong>, {fileSize(view.bytes)}
      </p>
      <p className={view.state === 'kept' ? undefined : 'warn'}>{STATES[view.state]}</p>
      <p className="acts">
        <button type="button" className="link" onClick={() => void exportHistory()}>
          Export
        </button>
        <ImportButton className="link" label="Import" />
        {!asking && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            Clear
          </button>
        )}
      </p>
      {asking && (
        <p className="acts">
          <button type="button" className="link bad" onClick={() => void clear()}>
            Delete {view.runs.length === 1 ? 'the run' : `all ${plural(view.runs.length, 'run')}`}
          </button>
          <button type="button" className="link" autoFocus onClick={() => setAsking(false)}>
            Keep them
          </button>
        </p>
      )}
    </>
  );
}
