import { useActions, useSelect } from '../use-store.ts';
import { ProblemList } from './problem-list.tsx';

/** What became of a drop that could not be used. */
export function Notice() {
  const { dismissNotice } = useActions();
  const notice = useSelect((state) => state.notice);
  return (
    <div role="alert">
      {notice.length > 0 && (
        <div className="banner">
          <ProblemList problems={notice} />
          <button type="button" className="link" onClick={dismissNotice}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
