import { useActions, useSelect } from '../use-store.ts';
import { Offers } from './offers.tsx';
import { ProblemList } from './problem-list.tsx';

/** What became of a drop, and what else can be done with it. */
export function Notice() {
  const { dismissNotice } = useActions();
  const { problems, offers } = useSelect((state) => state.notice);
  return (
    <div role="alert">
      {problems.length > 0 && (
        <div className="banner">
          <div>
            <ProblemList problems={problems} />
            <Offers offers={offers} />
          </div>
          <button type="button" className="link" onClick={dismissNotice}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
