import type { BundleView, Problem } from '../../worker/protocol.ts';
import { Glyph, HashDigits } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import type { RunPhase } from '../store/state.ts';
import { fileSize, plural, seconds } from '../text/numbers.ts';
import { verdictOf } from '../text/verdict-words.ts';
import { useActions } from '../use-store.ts';

interface Props {
  readonly bundle: BundleView;
  readonly openedIn: number | null;
  readonly phase: RunPhase;
  readonly problems: readonly Problem[];
}

/** Fingerprint and verdict; what is broken comes first, in words. */
export function Hero({ bundle, openedIn, phase, problems }: Props) {
  const { replay, spotCheck, cancelReplay, downloadReport, openAsExperiment } = useActions();
  const pick = usePickFiles();
  const verdict = verdictOf(bundle);
  const { dataset, made } = bundle;
  const busy = phase !== 'idle';
  const shown = [...problems, ...bundle.report.problems];
  return (
    <section className="hero" aria-label="Verdict">
      <div className="hero-glyph">
        <Glyph sha256={bundle.file.sha256} size={208} />
      </div>
      <div>
        <p className="small mid break">
          {bundle.file.name}, {fileSize(bundle.file.bytes)}
          {openedIn !== null && `, checked in ${seconds(openedIn)}`}
        </p>
        <p className={`verdict ${verdict.tone}`} role="status">
          {verdict.known} <span>{verdict.rest}</span>
        </p>
        <HashDigits sha256={bundle.file.sha256} />
        <div className="runbar">
          <button
            type="button"
            className="btn go"
            disabled={!dataset?.present}
            aria-disabled={busy}
            onClick={() => void replay()}
          >
            Replay
          </button>
          <button
            type="button"
            className="btn"
            disabled={!dataset?.present}
            aria-disabled={busy}
            onClick={() => void spotCheck()}
          >
            Spot check
          </button>
          {busy && (
            <button type="button" className="btn" disabled={phase === 'cancelling'} onClick={() => void cancelReplay()}>
              Cancel
            </button>
          )}
          <button type="button" className="btn" onClick={() => void downloadReport()}>
            Download report
          </button>
          <button type="button" className="btn" disabled={busy} onClick={() => void openAsExperiment()}>
            Open as experiment
          </button>
        </div>
        {dataset !== null && !dataset.present && (
          <p className="need">
            To repeat the training, drop <b className="break">{dataset.path}</b> ({plural(dataset.rows, 'row')}) on this
            page.{' '}
            <button type="button" className="link" onClick={pick}>
              Choose the dataset
            </button>
          </p>
        )}
        {shown.length > 0 && (
          <div className="hero-problems">
            <ProblemList problems={shown} />
          </div>
        )}
        <p className="note break">
          {made !== null && `Made by ${made.by} with kernels ${made.kernels}, seed ${made.seed}, run ${made.runId}. `}
          {dataset !== null && `Trained on ${dataset.path}, ${plural(dataset.rows, 'row')}. `}
          The picture draws the last eight digits.
        </p>
        {bundle.report.notes.map((note) => (
          <p key={note} className="note break">
            {note}
          </p>
        ))}
      </div>
    </section>
  );
}
