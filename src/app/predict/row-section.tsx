import type { AskedModel } from '../../worker/protocol.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { className } from '../text/names.ts';
import { count, score } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import { Contributions } from './contributions.tsx';
import { RowForm } from './row-form.tsx';

/** One row by hand or from the file: its probability, and what moved it. */
export function RowSection({ model }: { readonly model: AskedModel }) {
  const { resetRow } = useActions();
  const { from, explained, problems } = useSelect((state) => state.predict.row);
  const positive = className(model.target, model.labels[1]);
  const flagged = explained !== null && explained.probability >= model.threshold;
  const facts = (
    <>
      <p>{from === null ? 'Filled with what is usual in training.' : `Filled from row ${count(from)} of the file.`}</p>
      {from !== null && (
        <p>
          <button type="button" className="link" onClick={resetRow}>
            Back to what is usual
          </button>
        </p>
      )}
    </>
  );
  return (
    <Section title="One row" facts={facts}>
      <div id="one-row" className="one-row" role="group" aria-label="One row" tabIndex={-1}>
        <RowForm model={model} />
        <div>
          <p className="big-number" role="status">
            {explained === null ? (
              <span className="dim">…</span>
            ) : (
              <>
                <strong title={String(explained.probability)}>{score(explained.probability, 4)}</strong>{' '}
                <span className="mid">
                  probability of <span className="break">{positive}</span>:{' '}
                  {flagged ? 'flagged' : `not flagged, the threshold is ${score(model.threshold, 4)}`}
                </span>
              </>
            )}
          </p>
          <div role="alert">{problems.length > 0 && <ProblemList problems={problems} />}</div>
          {explained !== null && explained.explanation !== null && (
            <Contributions explanation={explained.explanation} positive={positive} />
          )}
        </div>
      </div>
    </Section>
  );
}
