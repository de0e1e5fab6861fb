import { useEffect, useRef } from 'react';
import type { ComparisonView } from '../../worker/protocol.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import type { ComparisonState } from '../store/state.ts';
import { useActions } from '../use-store.ts';
import { ComparedConfig } from './compared-config.tsx';
import { ComparedData } from './compared-data.tsx';
import { ComparedFiles } from './compared-files.tsx';
import { ComparedScores } from './compared-scores.tsx';
import { ComparedTasks } from './compared-tasks.tsx';
import { CompareHero } from './compare-hero.tsx';
import { SideTable } from './side-table.tsx';

/** Two bundles side by side: from what they are to where they part and what came of it. */
export default function ComparePlace({ comparison }: { readonly comparison: ComparisonState }) {
  const { view, first, second, problems } = comparison;
  const { closeComparison } = useActions();
  const heading = useRef<HTMLHeadingElement>(null);
  // What was asked for has come up in place of something else: a reader begins at its top.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <>
      <h1 className="sr" tabIndex={-1} ref={heading}>
        Two bundles compared
      </h1>
      {view === null ? (
        <div className="refused">
          <p className="small mid break">
            {first.name} and {second.name}
          </p>
          <p className={problems.length === 0 ? 'verdict open' : 'verdict broken'} role="status">
            {problems.length === 0 ? 'Comparing' : 'These two cannot be compared.'}{' '}
            <span>{problems.length === 0 ? 'Both are read, hashed and checked first.' : 'One cannot be read.'}</span>
          </p>
          <div role="alert">{problems.length > 0 && <ProblemList problems={problems} />}</div>
          <div className="runbar">
            <button type="button" className="btn" onClick={closeComparison}>
              {problems.length === 0 ? 'Cancel' : 'Back to Verify'}
            </button>
          </div>
        </div>
      ) : (
        <Compared view={view} comparison={comparison} />
      )}
    </>
  );
}

interface Props {
  readonly view: ComparisonView;
  readonly comparison: ComparisonState;
}

function Compared({ view, comparison }: Props) {
  const { diff } = view;
  return (
    <>
      <CompareHero view={view} comparison={comparison} />
      <SideTable view={view} />
      {diff.config.length > 0 && <ComparedConfig config={diff.config} />}
      {(!diff.data.same || diff.data.columns.length > 0) && <ComparedData data={diff.data} />}
      <ComparedTasks view={view} />
      {!diff.same && <ComparedScores diff={diff} />}
      {diff.files.length > 0 && <ComparedFiles files={diff.files} />}
    </>
  );
}
