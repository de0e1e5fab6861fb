import { countTasks, isTrained } from '../graph/progress.ts';
import { count } from '../text/numbers.ts';
import { useSelect } from '../use-store.ts';

/** At the top of every place: that nothing leaves the machine, or what is being trained meanwhile. */
export function StaysNote() {
  const phase = useSelect((state) => state.experiment.phase);
  const progress = useSelect((state) => state.experiment.progress);
  if (phase === 'idle') return <p className="stays">Your files stay on this machine</p>;
  const counts = progress === null ? null : countTasks(progress);
  if (phase !== 'cancelling' && counts !== null && isTrained(counts))
    return (
      <p className="stays training">
        <a href="#experiment">Writing the bundle</a>
      </p>
    );
  return (
    <p className="stays training">
      <a href="#experiment">
        {phase === 'cancelling' ? 'Cancelling' : 'Training'}
        {counts !== null && counts.total > 0 && `: ${count(counts.finished)} of ${count(counts.total)} tasks`}
      </a>
    </p>
  );
}
