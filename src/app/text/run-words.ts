import type { PlannedView, PlanView, Problem, SavedView, StorageView } from '../../worker/protocol.ts';
import { isTrained, type Counts, type Progress } from '../graph/progress.ts';
import { modelInSentence } from './names.ts';
import { about, count, fileSize, plural } from './numbers.ts';

/** What a run would do, before it. */
export function planSentence(plan: PlannedView | null, problems: readonly Problem[], blocked: boolean): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (errors > 0) return `${plural(errors, 'problem')} in the config to mend first.`;
  if (plan === null) return blocked ? 'The problems in the data come first.' : '';
  const stored = new Set(plan.stored);
  const open = plan.tasks.filter((task) => task.kind !== 'dataset' && !stored.has(task.name)).length;
  if (open === 0) return 'Nothing has changed: every task is in the store, so a run takes a moment.';
  const time = about(plan.roughSeconds);
  if (stored.size === 0) return `${plural(open, 'task')} to run, ${time}, then those of the best model.`;
  const train = modelsToTrain(plan);
  const first = train.length === 0 ? 'No model is trained again' : `To train: ${train.join(', ')}`;
  return `${first}. ${count(open)} of ${plural(plan.tasks.length - 1, 'task')}, ${time}; ${count(stored.size)} come from the store.`;
}

/** `SVM`, `random forest (2 of 5 folds)`. */
function modelsToTrain({ tasks, stored }: PlanView): readonly string[] {
  const found = new Set(stored);
  const fits = tasks.filter(({ kind }) => kind === 'fit');
  return [...new Set(fits.flatMap(({ model }) => model ?? []))].flatMap((model) => {
    const own = fits.filter((task) => task.model === model);
    const open = own.filter(({ name }) => !found.has(name));
    const name = modelInSentence(model);
    if (open.length === 0) return [];
    if (open.length === own.length) return [name];
    return [`${name} (${open.length} of ${plural(own.length, 'fit')})`];
  });
}

/** What is kept in this browser, and what that is good for. */
export function storageSentence({ state, bytes, damaged }: StorageView): string {
  const mended = damaged === 0 ? '' : ` ${plural(damaged, 'entry was', 'entries were')} damaged and computed again.`;
  if (state === 'memory')
    return 'This browser keeps nothing for this page (a private window, or storage is switched off): finished tasks last as long as this tab.';
  if (state === 'full')
    return `This browser’s storage takes no more: what finishes now lasts as long as this tab. ${fileSize(bytes)} are kept.`;
  if (bytes === 0)
    return 'Finished tasks and your data are kept in this browser, so that a closed tab can be continued.';
  return `${fileSize(bytes)} of finished tasks and data are kept in this browser, so that a closed tab can be continued.${mended}`;
}

export function savedTitle({ running, dataset }: SavedView): string {
  return running ? `Continue the run of ${dataset.name}` : `Go on with ${dataset.name}`;
}

export function savedSentence({ running, done, tasks, configName }: SavedView): string {
  const kept = `Data and ${configName} are as you left them.`;
  if (done === 0) return `${running ? 'It had only begun. ' : ''}${kept}`;
  if (done === tasks) return `All ${plural(tasks, 'task')} are done. ${kept}`;
  return `${count(done)} of ${plural(tasks, 'task')} are done. ${kept}`;
}

export function progressTitle(counts: Counts): string {
  if (isTrained(counts)) return `All ${plural(counts.total, 'task')} done`;
  return counts.finished === 0 ? 'Starting' : `${count(counts.finished)} of ${plural(counts.total, 'task')} done`;
}

/** @param last what is done when every task is: on large data that takes longer than the last task */
export function progressSentence(counts: Counts, left: number | null, cancelling: boolean, last: string): string {
  if (cancelling) return 'Cancelling.';
  if (isTrained(counts)) return last;
  const models = [...new Set(counts.running.flatMap((task) => (task.model === undefined ? [] : [task.model])))];
  const running = models.length === 0 ? '' : ` Running: ${models.map(modelInSentence).join(', ')}.`;
  return `${left === null ? 'Time left is known once the first fits are done.' : `${capital(about(left))} left.`}${running}`;
}

/** What follows a run's last task. */
export function writingSentence(compressed: Progress['compressed']): string {
  if (compressed === null || compressed.done === compressed.total) return 'Writing the bundle.';
  return `Writing the bundle: ${fileSize(compressed.done)} of ${fileSize(compressed.total)} compressed.`;
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

/** For those who hear it: in quarters, since every task would be noise. */
export function spokenProgress(counts: Pick<Counts, 'finished' | 'total' | 'isOpen'>): string {
  const { finished, total } = counts;
  if (isTrained(counts)) return 'All tasks are done. The bundle is being written.';
  const quarters = total === 0 ? 0 : Math.floor((4 * finished) / total);
  return quarters === 0 ? 'Training.' : `Training, ${25 * quarters} % of the tasks done.`;
}
