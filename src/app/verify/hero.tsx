import type { BundleView, Problem } from '../../worker/protocol.ts';
import { Glyph, HashDigits } from '../parts/fingerprint.tsx';
import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import type { RunPhase } from '../store/state.ts';
import { count, fileSize, plural, seconds } from '../text/numbers.ts';
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
  const { replay, cancelReplay, downloadReport, openAsExperiment } = useActions();
  const pick = usePickFiles();
  const verdict = verdictOf(bundle);
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
        <p className={verdict.broken ? 'verdict broken' : 'verdict'} role="status">
          {verdict.known} {verdict.rest !== null && <span>{verdict.rest}</span>}
        </p>
        <HashDigits sha256={bundle.file.sha256} />
        <div className="runbar">
          {busy ? (
            <button type="button" className="btn" disabled={phase === 'cancelling'} onClick={() => void cancelReplay()}>
              Cancel
            </button>
          ) : (
            <button type="button" className="btn go" disabled={!bundle.dataset.present} onClick={() => void replay()}>
              Replay
            </button>
          )}
          <button type="button" className="btn" onClick={() => void downloadReport()}>
            Download report
          </button>
          <button type="button" className="btn" disabled={busy} onClick={() => void openAsExperiment()}>
            Open as experiment
          </button>
        </div>
        {!bundle.dataset.present && (
          <p className="need">
            To repeat the training, drop <b className="break">{bundle.dataset.path}</b> (
            {plural(bundle.dataset.rows, 'row')}) on this page.{' '}
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
          Made by Selfsame with kernels {bundle.kernels}, seed {bundle.seed}, run {bundle.runId}. Trained on{' '}
          {bundle.dataset.path} ({count(bundle.dataset.rows)} rows). The picture draws the last eight digits.
        </p>
      </div>
    </section>
  );
}
