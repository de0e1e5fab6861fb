import { lazy, Suspense } from 'react';
import type { BundleView, Problem } from '../../worker/protocol.ts';
import { Glyph, HashChip, HashDigits } from '../parts/fingerprint.tsx';
import { pickBundle } from '../incoming/pick.ts';
import { Breakable } from '../parts/breakable.tsx';
import { Inline } from '../parts/inline.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { SPOT_CHECK_FITS } from '../store/verify-actions.ts';
import type { RunPhase } from '../store/run-phase.ts';
import { isExperimentBusy } from '../store/state.ts';
import { fileSize, plural, seconds } from '../text/numbers.ts';
import { meaningOf, repeatSentence, verdictOf } from '../text/verdict-words.ts';
import { useActions, useSelect } from '../use-store.ts';

const WayBack = lazy(() => import('./way-back.tsx'));

interface Props {
  readonly bundle: BundleView;
  readonly openedIn: number | null;
  readonly phase: RunPhase;
  readonly problems: readonly Problem[];
}

/** Fingerprint and verdict; what is broken comes first, in words. */
export function Hero({ bundle, openedIn, phase, problems }: Props) {
  const { replay, spotCheck, cancelReplay, downloadReport, openAsExperiment, compareWithOpen } = useActions();
  const elsewhere = useSelect((state) => isExperimentBusy(state.experiment));
  const verdict = verdictOf(bundle);
  const meaning = meaningOf(bundle.report);
  const { dataset, made, container } = bundle;
  const busy = phase !== 'idle';
  const shown = [...problems, ...bundle.report.problems];
  const trainable = dataset?.present === true && made?.ours === true;
  const shownHash = container === 'folder' ? bundle.fingerprint : bundle.file.sha256;
  const repeat = (label: string, start: () => Promise<void>, className: string) => (
    <button
      type="button"
      className={className}
      disabled={!trainable}
      aria-disabled={busy || elsewhere}
      onClick={() => {
        if (!busy && !elsewhere) void start();
      }}
    >
      {label}
    </button>
  );
  return (
    <section className="hero" aria-label="Verdict">
      <div className="hero-glyph">{shownHash !== null && <Glyph sha256={shownHash} size={208} />}</div>
      <div>
        <p className="small mid break">
          {bundle.file.name}, {container === 'folder' && `a folder of ${plural(bundle.files.length, 'file')}, `}
          {fileSize(bundle.file.bytes)}
          {openedIn !== null && `, checked in ${seconds(openedIn)}`}
        </p>
        <p className={`verdict ${verdict.tone}`} role="status">
          {verdict.known}{' '}
          <span>
            <Breakable text={verdict.rest} />
          </span>
        </p>
        {shownHash !== null && <HashDigits sha256={shownHash} />}
        {(container === 'folder' || (container === 're-packed' && bundle.report.passed)) && <Packing bundle={bundle} />}
        <div className="runbar">
          {repeat('Replay', replay, 'btn go')}
          {repeat('Spot check', spotCheck, 'btn')}
          {busy && (
            <button type="button" className="btn" disabled={phase === 'cancelling'} onClick={() => void cancelReplay()}>
              Cancel
            </button>
          )}
          <button
            type="button"
            className="btn"
            disabled={busy}
            onClick={() => pickBundle((other) => void compareWithOpen(other))}
          >
            Compare with another bundle
          </button>
          <button type="button" className="btn" onClick={() => void downloadReport()}>
            Download report
          </button>
          <button type="button" className="btn" disabled={busy} onClick={() => void openAsExperiment()}>
            Open as experiment
          </button>
        </div>
        {trainable && !busy && bundle.estimate !== null && (
          <p className="note">{repeatSentence(bundle.estimate, SPOT_CHECK_FITS)}</p>
        )}
        {elsewhere && (
          <p className="note">A run is under way in Experiment; replay and spot check wait until it has ended.</p>
        )}
        {meaning !== null && (
          <p className="meaning">
            <Inline text={meaning} />
          </p>
        )}
        {shown.length > 0 && (
          <div className="hero-problems">
            <ProblemList problems={shown} />
          </div>
        )}
        <p className="note break">
          {made !== null &&
            `Made by ${made.by === 'selfsame' ? 'Selfsame' : made.by} with kernels ${made.kernels}, seed ${made.seed}, run ${made.runId}. `}
          {dataset !== null && `Trained on ${dataset.path}, ${plural(dataset.rows, 'row')}. `}
          {shownHash !== null && 'The picture draws the last eight digits.'}
        </p>
        {made?.program && (
          <Suspense>
            <WayBack bundle={bundle.file.name} kernels={made.kernels} program={made.program} />
          </Suspense>
        )}
        {bundle.report.notes
          .filter((note) => !isSaid(note, bundle))
          .map((note) => (
            <p key={note} className="note break">
              {note}
            </p>
          ))}
      </div>
    </section>
  );
}

/** The verdict and the section on the data say already that the dataset is not there. */
const isSaid = (note: string, { dataset }: BundleView): boolean =>
  dataset !== null && !dataset.present && note === 'The dataset is not in the bundle.';

/** What a folder, or a zip that was packed again, is to be known by. */
function Packing({ bundle: { container, fingerprint } }: { readonly bundle: BundleView }) {
  if (container === 'folder')
    return (
      <p className="note">
        {fingerprint === null
          ? 'With the files as they are, it has no fingerprint.'
          : 'Fingerprint of the zip that the program writes of these files.'}
      </p>
    );
  return fingerprint === null ? null : (
    <p className="note">
      As the program packs these files, their fingerprint is <HashChip sha256={fingerprint} bare />
    </p>
  );
}
