import { ProblemList } from '../parts/problem-list.tsx';
import type { RunsState } from '../store/runs-state.ts';
import { count, plural } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** What came of the last thing done with the history, and the way back. */
export function RunsSaid() {
  const { putBackRuns, undoImport, dismissSaid } = useActions();
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
            {imported !== null && (
              <p className="break">
                {importWords(imported)}{' '}
                {imported.added.length > 0 && (
                  <button type="button" className="link" onClick={() => void undoImport()}>
                    Undo
                  </button>
                )}
              </p>
            )}
          </div>
          <button type="button" className="link" onClick={dismissSaid}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

function importWords({ name, added: ids, known }: NonNullable<RunsState['said']['imported']>): string {
  const added = ids.length;
  const had = known === 0 ? '' : ` ${count(known)} ${known === 1 ? 'was' : 'were'} here already.`;
  if (added + known === 0) return `${name} has no runs.`;
  return added === 0 ? `Nothing new in ${name}.${had}` : `${plural(added, 'run')} added from ${name}.${had}`;
}
