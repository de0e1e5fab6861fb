import type { ProofView, RunView } from '../../worker/protocol.ts';
import { countTasks, isTrained } from '../graph/progress.ts';
import { Glyph, HashDigits } from '../parts/fingerprint.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { plural, seconds } from '../text/numbers.ts';
import { progressTitle } from '../text/run-words.ts';
import { taskInWords } from '../text/verdict-words.ts';
import { useActions, useSelect } from '../use-store.ts';

/** The gesture of every demonstration: trained again from nothing, and the two fingerprints side by side. */
export function ProofPanel({ run }: { readonly run: RunView }) {
  const { prove, cancelProof } = useActions();
  const { phase, progress, proof, problems } = useSelect((state) => state.experiment.proof);
  const training = useSelect((state) => state.experiment.phase !== 'idle');
  const busy = phase !== 'idle';
  const counts = progress === null ? null : countTasks(progress);
  return (
    <div className="sub proof">
      <h3>{proof === null ? 'Does it come out the same?' : proofFinding(run, proof)}</h3>
      <div className="runbar">
        <button
          type="button"
          className="btn"
          disabled={training}
          aria-disabled={busy}
          onClick={() => void prove()}
          aria-label="Prove it: train again from nothing"
        >
          Prove it
        </button>
        {busy ? (
          <button type="button" className="btn" disabled={phase === 'cancelling'} onClick={() => void cancelProof()}>
            Cancel
          </button>
        ) : (
          <p>Train everything again: no finished tasks, fresh workers, only the dataset and the config.</p>
        )}
      </div>
      {busy && counts !== null && (
        <>
          <p className="small mid">
            {progressTitle(counts)}
            {isTrained(counts) && '. Writing the second bundle.'}
          </p>
          <ProgressBar label="Tasks repeated" counts={counts} />
        </>
      )}
      <div role="alert">{problems.length > 0 && <ProblemList problems={problems} />}</div>
      <div role="status">{proof !== null && !busy && <Fingerprints run={run} proof={proof} />}</div>
    </div>
  );
}

function Fingerprints({ run, proof }: { readonly run: RunView; readonly proof: ProofView }) {
  const same = proof.sha256 === run.sha256;
  return (
    <>
      <div className="pair">
        <figure>
          <Glyph sha256={run.sha256} size={112} />
          <figcaption>
            First, in {seconds(run.seconds)}
            <HashDigits sha256={run.sha256} />
          </figcaption>
        </figure>
        <figure className={same ? undefined : 'bad'}>
          <Glyph sha256={proof.sha256} size={112} />
          <figcaption>
            Again, in {seconds(proof.seconds)}
            <HashDigits sha256={proof.sha256} />
          </figcaption>
        </figure>
      </div>
      <p className="note">
        {same
          ? `All ${plural(proof.tasks, 'task')} and every byte of the zip are the same.`
          : `The two runs part at ${proof.firstDifference === null ? 'the files' : taskInWords(proof.firstDifference)}. This is a defect of the program or of the machine's memory: please report it.`}
      </p>
    </>
  );
}

function proofFinding(run: RunView, proof: ProofView): string {
  return proof.sha256 === run.sha256 ? 'Trained again from nothing: the same bytes' : 'Trained again: other bytes';
}
