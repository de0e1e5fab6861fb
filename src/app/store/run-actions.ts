import type { Problem } from '../../worker/protocol.ts';
import { emptyProgress, withEvents, withPlan, withStop } from '../graph/progress.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { emptyLearning } from './learning-state.ts';
import { followed, type Sink } from './run-listener.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import type { Slice } from './slice.ts';
import type { StorageActions } from './storage-actions.ts';
import { emptyCrossCheck, emptyProof, isBusyBeside, type ExperimentState } from './state.ts';

/** After a run the store knows more, so data, config and plan are looked at again. */
export function runActions(
  { get, set, outside }: Slice,
  { refresh, keep }: ExperimentActions,
  storage: StorageActions,
) {
  const { workbench } = outside;
  const patch = (change: Partial<ExperimentState>): void =>
    set((state) => ({ experiment: { ...state.experiment, ...change } }));

  async function run(): Promise<void> {
    const { dataset, config, phase } = get().experiment;
    if (dataset === null || config === null || phase !== 'idle' || isBusyBeside(get().experiment)) return;
    const begun = outside.clock();
    storage.persistIfWorthIt();
    keep(true);
    patch({ phase: 'running', progress: emptyProgress(begun), runProblems: [], dataFolded: true, configFolded: true });
    const sink: Sink = {
      onPlan: (tasks) => change((progress) => withPlan(progress, tasks)),
      onEvents: (events) => change((progress) => withEvents(progress, events)),
      onCompressed: (done, total) => change((progress) => ({ ...progress, compressed: { done, total } })),
    };
    try {
      const result = await followed(outside, sink, (listener) => workbench.run(dataset.sha256, config.text, listener));
      patch({
        run: result,
        runText: config.text,
        proof: emptyProof,
        crossCheck: emptyCrossCheck,
        learning: emptyLearning,
      });
    } catch (error) {
      const problems = problemsOfError(error);
      change(withStop);
      patch({ runProblems: isCancelled(problems) ? [cancelled] : problems });
    } finally {
      patch({ phase: 'idle' });
    }
    await refresh();
    await storage.lookAtStorage();
  }

  /** Opens what a closed tab left, and goes on with its run if that was cut off. */
  async function continueSaved(): Promise<void> {
    const { saved } = get();
    await storage.openSaved();
    if (saved?.running === true && get().experiment.plan !== null) await run();
  }

  function change(update: (progress: NonNullable<ExperimentState['progress']>) => ExperimentState['progress']): void {
    const { progress } = get().experiment;
    if (progress !== null) patch({ progress: update(progress) });
  }

  async function cancel(): Promise<void> {
    if (get().experiment.phase !== 'running') return;
    patch({ phase: 'cancelling' });
    await workbench.cancel();
  }

  async function downloadBundle(): Promise<void> {
    const { run: result } = get().experiment;
    if (result === null) return;
    outside.save(result.fileName, await workbench.bundleBytes(result.sha256), 'application/zip');
  }

  return { run, cancel, downloadBundle, continueSaved };
}

const cancelled: Problem = {
  code: 'run/cancelled',
  severity: 'note',
  message: 'Cancelled. The finished tasks are kept: the next run goes on from them.',
};
