import { isBusy } from '../store/state.ts';
import { useActions, useSelect } from '../use-store.ts';

/** Another version waits: nothing changes before a person wants it, and nothing that runs is interrupted. */
export function NewVersion() {
  const { showNewVersion, putOffNewVersion } = useActions();
  const newer = useSelect((state) => state.version.newer);
  const busy = useSelect(isBusy);
  return (
    <div role="status">
      {newer && (
        <div className="banner">
          <p>
            <strong>A new version is ready.</strong>{' '}
            <span className="mid">
              {busy
                ? 'What is running goes on with this one; reload when it has ended.'
                : 'Reload when you like; this tab stays as it is until then.'}
            </span>
          </p>
          <div className="runbar">
            <button type="button" className="btn small" disabled={busy} onClick={showNewVersion}>
              Reload
            </button>
            <button type="button" className="link" onClick={putOffNewVersion}>
              Later
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
