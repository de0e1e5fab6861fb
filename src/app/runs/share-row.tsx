import { useState } from 'react';
import type { RunEntry, RunHead } from '../../worker/protocol.ts';
import { useActions } from '../use-store.ts';
import { ShareButtons } from './share-run.tsx';

/** The same for a run of the history; its config is read once it is asked for. */
export function ShareRow({ run }: { readonly run: RunHead }) {
  const { runEntries } = useActions();
  const [entry, setEntry] = useState<RunEntry | null>(null);
  const { name, sha256, rows } = run.data;
  const short = run.sha256.slice(0, 8);
  async function read(open: boolean): Promise<void> {
    if (open && entry === null) setEntry((await runEntries([run.sha256]))[0] ?? null);
  }
  return (
    <details className="share-row" onToggle={(event) => void read(event.currentTarget.open)}>
      <summary>
        Share<span className="sr"> run {short}</span>
      </summary>
      {entry !== null && (
        <ShareButtons
          config={entry.detail.yaml}
          files={{ config: 'config.yaml', data: name, out: `${run.name}-${short}.zip` }}
          data={{ name, sha256, rows }}
          className="link"
        >
          <SaveConfig text={entry.detail.yaml} />
        </ShareButtons>
      )}
    </details>
  );
}

function SaveConfig({ text }: { readonly text: string }) {
  const { saveText } = useActions();
  return (
    <button type="button" className="link" onClick={() => saveText('config.yaml', text, 'text/yaml')}>
      Save config.yaml
    </button>
  );
}
