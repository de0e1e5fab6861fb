import type { BundleContent, BundleView, RunListener, Task } from '../../worker/protocol.ts';
import { emptyProgress, withEvents, withPlan } from '../graph/progress.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { followed, type Sink } from './run-listener.ts';
import { noNotice, offer, type Offer } from './notice.ts';
import { isFolder, type Incoming, type IncomingFile } from './incoming.ts';
import { emptyPredict } from './predict-state.ts';
import type { Slice } from './slice.ts';
import { emptyVerify, type ComparisonState, type VerifyState } from './state.ts';

export type VerifyActions = ReturnType<typeof verifyActions>;

/** How many fits a spot check in the page repeats. */
export const SPOT_CHECK_FITS = 5;

export function verifyActions({ get, set, outside }: Slice, experiment: ExperimentActions) {
  const { workbench } = outside;
  const patch = (change: Partial<VerifyState>): void => set((state) => ({ verify: { ...state.verify, ...change } }));

  async function openBundle(item: Incoming): Promise<void> {
    if (get().verify.phase !== 'idle') return;
    const begun = outside.clock();
    const before = get().verify.bundle?.file.sha256;
    patch({ ...emptyVerify, source: item, opening: item.name });
    set(({ predict }) => ({ predict: predict.model?.from === 'run' ? predict : emptyPredict }));
    try {
      const bundle = await workbench.openBundle(item.name, await contentOf(item));
      patch({ bundle, opening: null, openedIn: outside.clock() - begun });
      // Nothing has been replaced where it is the same once more.
      if (bundle.file.sha256 === before) set(() => ({ notice: noNotice }));
    } catch (error) {
      patch({ opening: null, refused: item.name, problems: problemsOfError(error) });
      // What cannot be read cannot be compared either.
      set(({ notice }) => ({
        notice: { ...notice, offers: notice.offers.filter(({ step }) => step.to !== 'compare') },
      }));
    }
  }

  async function supplyDataset(file: IncomingFile): Promise<void> {
    const { bundle, phase } = get().verify;
    if (bundle === null || phase !== 'idle') return;
    patch({ opening: file.name, problems: [], otherData: null });
    try {
      const bytes = new Uint8Array(await file.blob.arrayBuffer());
      const supplied = await workbench.supplyDataset(bundle.file.sha256, file.name, bytes);
      const { bundle: view, problem } = supplied;
      if (problem === null) patch({ bundle: view, opening: null, progress: null });
      else patch({ opening: null, otherData: { ...supplied, offers: otherwise(file) } });
    } catch (error) {
      patch({ opening: null, problems: problemsOfError(error) });
    }
  }

  async function compare(first: Incoming, second: Incoming): Promise<void> {
    const comparison: ComparisonState = { first, second, view: null, problems: [] };
    patch({ comparison });
    const answer = (change: Partial<ComparisonState>): void => {
      // Another comparison, or none, may be wanted by now.
      if (get().verify.comparison === comparison) patch({ comparison: { ...comparison, ...change } });
    };
    try {
      const [a, b] = await Promise.all(
        [first, second].map(async (item) => ({ name: item.name, content: await contentOf(item) })),
      );
      answer({ view: await workbench.compare(a, b) });
    } catch (error) {
      answer({ problems: problemsOfError(error) });
    }
  }

  async function compareWithOpen(other: Incoming): Promise<void> {
    const { source, bundle } = get().verify;
    if (bundle !== null && source !== null) await compare(source, other);
  }

  function downloadComparison(): void {
    const view = get().verify.comparison?.view;
    if (view) outside.save('bundle_difference.json', view.json, 'application/json');
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
    compare,
    compareWithOpen,
    closeComparison: () => patch({ comparison: null }),
    downloadComparison,
    replay,
    spotCheck,
    cancelReplay,
    downloadReport,
    openAsExperiment,
  };
}

function contentOf(item: Incoming): Promise<BundleContent> {
  return isFolder(item) ? item.list() : item.blob.arrayBuffer().then((buffer) => new Uint8Array(buffer));
}

/** Another dataset may be meant for something else. */
function otherwise(dataset: IncomingFile): readonly Offer[] {
  return [
    offer(`Ask the bundle’s model about ${dataset.name}`, { to: 'predict', bundle: null, dataset }),
    offer('Open it in Experiment', { to: 'experiment', dataset, config: null }),
  ];
}
