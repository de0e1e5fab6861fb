import type { PlanView, Problem } from '../../worker/protocol.ts';
import type { Counts } from '../graph/progress.ts';
import { modelInSentence } from './names.ts';
import { about, count, plural } from './numbers.ts';

/** What a run would do, before it. */
export function planSentence(plan: PlanView | null, problems: readonly Problem[], blocked: boolean): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0) return `${plural(errors, 'problem')} in the config to mend first.`;
  if (plan === null) return blocked ? 'The problems in the data come first.' : '';
  const stored = new Set(plan.stored);
  const open = plan.tasks.filter((task) => task.kind !== 'dataset' && !stored.has(task.name)).length;
  if (open === 0) return 'Nothing has changed: every task is in the store, so a run takes a moment.';
  if (stored.size === 0) return `${plural(open, 'task')} to run, then those of the best model.`;
  return `${count(open)} of ${plural(plan.tasks.length - 1, 'task')} to run; the others come from the store.`;
}

export function progressTitle(counts: Counts): string {
  return counts.finished === 0 ? 'Starting' : `${count(counts.finished)} of ${plural(counts.total, 'task')} done`;
}

export function progressSentence(counts: Counts, left: number | null, cancelling: boolean): string {
  if (cancelling) return 'Cancelling.';
  const models = [...new Set(counts.running.flatMap((task) => (task.model === undefined ? [] : [task.model])))];
  const running = models.length === 0 ? '' : ` Running: ${models.map(modelInSentence).join(', ')}.`;
  return `${left === null ? 'Time left is known once the first fits are done.' : `${capital(about(left))} left.`}${running}`;
}

export function doneTitle(counts: Counts): string {
  if (counts.finished < counts.total)
    return `Stopped: ${count(counts.finished)} of ${plural(counts.total, 'task')} done`;
  if (counts.ran === 0) return `All ${plural(counts.stored, 'task')} came from the store`;
  if (counts.stored === 0) return `${plural(counts.ran, 'task')} ran`;
  return `${plural(counts.ran, 'task')} ran, ${count(counts.stored)} came from the store`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
