import type { BundleView, RunListener, Task } from '../../worker/protocol.ts';
import { emptyProgress, withEvents, withPlan } from '../graph/progress.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { followed, type Sink } from './run-listener.ts';
import { emptyVerify, type VerifyState } from './state.ts';
import type { Slice } from './slice.ts';

/** How many fits a spot check in the page repeats. */
export const SPOT_CHECK_FITS = 5;

export function verifyActions({ get, set, outside }: Slice, experiment: ExperimentActions) {
  const { workbench } = outside;
  const patch = (change: Partial<VerifyState>): void => set((state) => ({ verify: { ...state.verify, ...change } }));

  async function openBundle(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (get().verify.phase !== 'idle') return;
    const begun = outside.clock();
    patch({ ...emptyVerify, opening: name });
    set(() => ({ predict: { opening: null, problems: [], prediction: null } }));
    try {
      const bundle = await workbench.openBundle(name, bytes);
      patch({ bundle, opening: null, openedIn: outside.clock() - begun });
    } catch (error) {
      patch({ opening: null, refused: name, problems: problemsOfError(error) });
    }
  }

  async function supplyDataset(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { bundle } = get().verify;
    if (bundle === null) return;
    try {
      patch({ bundle: await workbench.supplyDataset(bundle.file.sha256, bytes), problems: [] });
    } catch (error) {
      patch({ problems: problemsOfError(error) });
    }
  }

  const replay = (): Promise<void> => {
    // The bundle's own plan is complete from the start; the run's first plan lacks the tasks of the best model.
    const tasks = get().verify.bundle?.tasks ?? [];
    return trainAgain(tasks, (hash, listener) => workbench.replay(hash, listener));
  };
  const spotCheck = (): Promise<void> =>
    trainAgain([], (hash, listener) => workbench.spotCheck(hash, SPOT_CHECK_FITS, listener));

  async function trainAgain(
    expected: readonly Task[],
    work: (hash: string, listener: RunListener) => Promise<BundleView>,
  ): Promise<void> {
    const { bundle, phase } = get().verify;
    if (bundle === null || phase !== 'idle') return;
    const begun = outside.clock();
    patch({ phase: 'running', replayProblems: [], progress: withPlan(emptyProgress(begun), expected) });
    const change = (update: (progress: NonNullable<VerifyState['progress']>) => VerifyState['progress']): void => {
      const { progress } = get().verify;
      if (progress !== null) patch({ progress: update(progress) });
    };
    const sink: Sink = {
      onPlan: (tasks) => change((p) => (tasks.length >= p.tasks.length ? withPlan(p, tasks) : p)),
      onEvents: (events) => change((p) => withEvents(p, events)),
    };
    try {
      const replayed = await followed(outside, sink, (listener) => work(bundle.file.sha256, listener));
      patch({ bundle: replayed });
    } catch (error) {
      const problems = problemsOfError(error);
      patch({ progress: null, replayProblems: isCancelled(problems) ? [] : problems });
    } finally {
      patch({ phase: 'idle' });
    }
  }

  async function cancelReplay(): Promise<void> {
    if (get().verify.phase !== 'running') return;
    patch({ phase: 'cancelling' });
    await workbench.cancel();
  }

  async function downloadReport(): Promise<void> {
    const { bundle } = get().verify;
    if (bundle === null) return;
    for (const file of await workbench.reportFiles(bundle.file.sha256)) {
      outside.save(file.name, file.text, file.name.endsWith('.html') ? 'text/html' : 'application/json');
    }
  }

  async function openAsExperiment(): Promise<void> {
    const { bundle } = get().verify;
    if (bundle === null || get().experiment.phase !== 'idle') return;
    const { dataset, configText } = await workbench.extract(bundle.file.sha256);
    outside.go('experiment');
    await experiment.openExtracted(dataset, configText);
  }

  return {
    openBundle,
    supplyDataset,
    replay,
    spotCheck,
    cancelReplay,
    downloadReport,
    openAsExperiment,
    needsDataset: () => get().verify.bundle?.dataset?.present === false,
    closeBundle: () => patch(emptyVerify),
  };
}
