import { useEffect } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { isBusyBeside } from '../store/state.ts';
import { modelInSentence } from '../text/names.ts';
import { count, plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { longTime } from '../text/long-time.ts';
import { CrossCheckResult } from './crosscheck-result.tsx';

/** Independent packages train the same models on the same folds: a way to catch what our own code has wrong. */
export default function CrossCheckSection({ run }: { readonly run: RunView }) {
  const { offerCrossCheck, crossCheck, cancelCrossCheck } = useActions();
  const { offer, phase, done, view, problems } = useSelect((state) => state.experiment.crossCheck);
  const busy = useSelect(({ experiment }) => experiment.phase !== 'idle' || isBusyBeside(experiment));
  useEffect(() => void offerCrossCheck(), [offerCrossCheck, run.sha256]);
  const running = phase !== 'idle';
  const sample = offer?.sample ?? null;
  return (
    <Section title="Cross-check with a second engine" className="crosscheck">
      {sample !== null && offer !== null && (
        <p id="crosscheck-why" className="note">
          The packages are slow: all {plural(offer.rows, 'row')} would take about {longTime(offer.seconds)} of one core
          ({offer.estimates.map(({ model, seconds }) => `${modelInSentence(model)} ${longTime(seconds)}`).join(', ')}).
          A sample of {count(sample.rows)} rows, drawn by the seed with the same share of each class, takes about{' '}
          {longTime(sample.seconds)}.
        </p>
      )}
      <div className="runbar">
        <button
          type="button"
          className="btn"
          disabled={busy || offer === null || sample !== null}
          aria-describedby={sample === null ? undefined : 'crosscheck-why'}
          onClick={() => void crossCheck(null)}
        >
          Compare on all rows
        </button>{' '}
        {sample !== null && (
          <button type="button" className="btn" disabled={busy} onClick={() => void crossCheck(sample.rows)}>
            Compare on {count(sample.rows)} rows
          </button>
        )}{' '}
        {running && (
          <button
            type="button"
            className="btn"
            disabled={phase === 'cancelling'}
            onClick={() => void cancelCrossCheck()}
          >
            Cancel
          </button>
        )}
        {!running && view === null && (
          <p>Independent packages train the same models on the same rows, folds and preprocessing.</p>
        )}
      </div>
      {running && (
        <p role="status">
          <progress max={Math.max(1, done[1])} value={done[0]} aria-label="Both engines train" />{' '}
          {phase === 'cancelling' ? 'Stopping …' : `${count(done[0])} of about ${count(done[1])} tasks`}
        </p>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {view !== null && <CrossCheckResult view={view} />}
    </Section>
  );
}
