import { Inline } from '../parts/inline.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { useActions, useSelect } from '../use-store.ts';

/** What the last click wrote into the config, and the way back. */
export function EditStatus() {
  const { undoConfig } = useActions();
  const config = useSelect((state) => state.experiment.config);
  const written = config?.written ?? null;
  const problems = config?.editProblems ?? [];
  return (
    <div role="status" className="edit-status">
      {written !== null && (
        <p className="small">
          Written into {config?.name}: <Inline text={written} />{' '}
          <button type="button" className="link" onClick={undoConfig}>
            Undo
          </button>
        </p>
      )}
      {problems.length > 0 && (
        <>
          <p className="small bad">Nothing was changed: the config has to be mended first.</p>
          <ProblemList problems={problems} />
        </>
      )}
    </div>
  );
}
