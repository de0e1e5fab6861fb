import { useState } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import { FileTable } from '../parts/file-table.tsx';
import { Glyph, HashChip, HashDigits } from '../parts/fingerprint.tsx';
import { Fold } from '../parts/fold.tsx';
import { Section } from '../parts/section.tsx';
import { useFolded } from '../parts/use-folded.ts';
import { count, fileSize, plural } from '../text/numbers.ts';
import { ShareRun } from '../runs/share-run.tsx';
import { PredictWithRun } from '../predict/predict-with-run.tsx';
import { ProofPanel } from './proof-panel.tsx';
import { useStages } from '../use-stages.ts';
import { isBusyBeside } from '../store/state.ts';
import { useActions, useSelect } from '../use-store.ts';

export default function BundleSection({ run }: { readonly run: RunView }) {
  const { downloadBundle, setConfigValue, run: start } = useActions();
  const wanted = useSelect(
    (state) => state.experiment.config?.check?.config?.bundle.include_dataset ?? run.includesDataset,
  );
  const changed = useSelect((state) => state.experiment.config?.text !== state.experiment.runText);
  const busy = useSelect(({ experiment }) => experiment.phase !== 'idle' || isBusyBeside(experiment));
  // The box shows what was asked for until the edited config has been read.
  const [asked, setAsked] = useState<{ value: boolean; before: boolean } | null>(null);
  const checked = asked !== null && asked.before === wanted ? asked.value : wanted;
  const stages = useStages(2);
  const facts = (
    <>
      <p>
        <strong>{plural(run.files.length, 'file')}</strong>, {fileSize(run.zipBytes)} zipped
      </p>
      <p>Same data, same config, same kernels: the same bytes, on any machine.</p>
    </>
  );
  const { isFolded, hide, show } = useFolded(run.sha256);
  const folded = isFolded && (
    <div className="foldline">
      <span>{plural(run.files.length, 'file')}</span>
      <HashChip sha256={run.sha256} bare />
      <button type="button" className="link" onClick={show} aria-expanded={false}>
        Show bundle
      </button>
    </div>
  );
  return (
    <Section title="Bundle" facts={facts} folded={folded} onHide={hide}>
      <h3>
        {run.includesDataset
          ? 'Everything needed to train this again, under one fingerprint'
          : 'Everything but the dataset, under one fingerprint'}
      </h3>
      <div className="bun">
        <div className="bun-side">
          <Glyph sha256={run.sha256} size={144} />
          <HashDigits sha256={run.sha256} />
          <p className="note">
            {run.includesDataset ? (
              <>
                The zip holds the model, its results, the config <b>and the dataset</b>: {run.dataset.name} with all{' '}
                {count(run.dataset.rows)} rows.
              </>
            ) : (
              <>
                The zip holds the model, its results and the config. The dataset is <b>not in it</b>: who trains it
                again needs {run.dataset.name} from you.
              </>
            )}
          </p>
          <button type="button" className="btn go" disabled={busy} onClick={() => void downloadBundle()}>
            Download bundle
          </button>
          <PredictWithRun />
          <label className="check">
            <input
              type="checkbox"
              checked={checked}
              disabled={busy}
              onChange={(event) => {
                setAsked({ value: event.target.checked, before: wanted });
                void setConfigValue('bundle.include_dataset', event.target.checked);
              }}
            />
            Include the dataset
          </label>
          {changed && !busy && (
            <p className="note">
              {wanted === run.includesDataset
                ? 'The config has changed since this run.'
                : `Written into the config as bundle.include_dataset: ${wanted}. The bundle follows from a new run, which comes from finished tasks.`}{' '}
              <button type="button" className="link" onClick={() => void start()}>
                Run again
              </button>
            </p>
          )}
        </div>
        <div>
          {stages > 1 && (
            <Fold name="What is in it" says={`${plural(run.files.length, 'file')} with sizes and hashes`} bare>
              <FileTable files={run.files} />
            </Fold>
          )}
          <p className="note">
            A chip shows the first eight digits of the SHA-256, its picture draws the last eight. To check the bundle:
            drop it on <a href="#verify">Verify</a>, or unzip it and run{' '}
            <span className="mono">sha256sum -c SHA256SUMS</span>.
          </p>
        </div>
      </div>
      {stages > 1 && <ShareRun run={run} />}
      {stages > 1 && <ProofPanel run={run} />}
    </Section>
  );
}
