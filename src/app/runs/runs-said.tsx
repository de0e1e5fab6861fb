import { ProblemList } from '../parts/problem-list.tsx';
import { count, plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** What came of the last thing done with the history, and the way back. */
export function RunsSaid() {
  const { putBackRuns, dismissSaid } = useActions();
  const { problems, removed, imported } = useSelect((state) => state.runs.said);
  const silent = problems.length === 0 && removed === 0 && imported === null;
  return (
    <div role="status">
      {!silent && (
        <div className="banner">
          <div>
            {problems.length > 0 && <ProblemList problems={problems} />}
            {removed > 0 && (
              <p>
                {plural(removed, 'run')} deleted.{' '}
                <button type="button" className="link" onClick={() => void putBackRuns()}>
                  Undo
                </button>
              </p>
            )}
            {imported !== null && <p className="break">{importWords(imported)}</p>}
          </div>
          <button type="button" className="link" onClick={dismissSaid}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

interface Imported {
  readonly name: string;
  readonly added: number;
  readonly known: number;
}

function importWords({ name, added, known }: Imported): string {
  const had = known === 0 ? '' : ` ${count(known)} ${known === 1 ? 'was' : 'were'} here already.`;
  if (added + known === 0) return `${name} has no runs.`;
  return added === 0 ? `Nothing new in ${name}.${had}` : `${plural(added, 'run')} added from ${name}.${had}`;
}
