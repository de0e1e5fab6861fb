import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../worker/protocol.ts';
import type { Place } from '../route.ts';
import { crossCheckActions } from './crosscheck-actions.ts';
import { configHelp } from './config-help.ts';
import { dataActions } from './data-actions.ts';
import { experimentActions } from './experiment-actions.ts';
import { dropActions } from './drop-actions.ts';
import { learningActions } from './learning-actions.ts';
import { predictActions } from './predict-actions.ts';
import { proofActions } from './proof-actions.ts';
import { problemsOfError } from './problems.ts';
import { resultsActions } from './results-actions.ts';
import { runActions } from './run-actions.ts';
import { noNotice } from './notice.ts';
import { runsActions } from './runs-actions.ts';
import type { Outside, Slice } from './slice.ts';
import { emptyState, isExperimentBusy, type State, type Theme } from './state.ts';
import { storageActions } from './storage-actions.ts';
import { verifyActions } from './verify-actions.ts';
import { versionActions } from './version-actions.ts';

export type Store = ReturnType<typeof createWorkbenchStore>;

/** The page's whole state and what a person can do, without React. */
export function createWorkbenchStore(outside: Outside, initial: Partial<State> = {}) {
  const api: StoreApi<State> = createStore<State>(() => ({ ...emptyState, ...initial }));
  const slice: Slice = { get: api.getState, set: (change) => api.setState(change), outside };
  const experiment = experimentActions(slice);
  const storage = storageActions(slice, experiment);
  const run = runActions(slice, experiment, storage);
  const proof = proofActions(slice);
  const crossCheck = crossCheckActions(slice);
  const learning = learningActions(slice);
  const verify = verifyActions(slice, experiment);
  const predict = predictActions(slice);

  const runs = runsActions(slice, experiment);
  const drop = dropActions(slice, { experiment, verify, predict, importHistory: runs.importHistory, stop });

  async function stop(which: 'experiment' | 'verify'): Promise<void> {
    const busy = (): boolean => {
      const { experiment: training, verify: checking } = slice.get();
      return which === 'verify' ? checking.phase !== 'idle' : isExperimentBusy(training);
    };
    await Promise.all(
      which === 'verify'
        ? [verify.cancelReplay()]
        : [run.cancel(), proof.cancelProof(), crossCheck.cancelCrossCheck(), learning.cancelLearningCurve()],
    );
    while (busy()) await new Promise<void>((resolve) => outside.later(resolve, 50));
  }

  async function start(): Promise<void> {
    try {
      const [environment, fields] = await Promise.all([
        outside.workbench.environment(),
        outside.workbench.configFields(),
      ]);
      slice.set(() => ({ environment, fields }));
      await Promise.all([storage.lookAtStorage(), storage.lookForSaved()]);
    } catch (error) {
      slice.set(({ place }) => ({ notice: { problems: problemsOfError(error), offers: [], place } }));
    }
  }

  /** The worker behind everything has failed; nothing that was asked of it will be answered. */
  function reportDeath(reason: string): void {
    const problem: Problem = {
      code: 'run/worker-died',
      severity: 'error',
      message: `The page's worker failed${reason === '' ? '' : `: ${reason}`}.`,
      fix: 'Reload the page. If it happens again, the dataset may be too large for this machine.',
    };
    slice.set(({ experiment, verify }) => ({
      notice: { problems: [problem], offers: [], place: null },
      experiment: {
        ...experiment,
        phase: 'idle',
        opening: null,
        proof: { ...experiment.proof, phase: 'idle' },
        crossCheck: { ...experiment.crossCheck, phase: 'idle' },
        learning: { ...experiment.learning, phase: 'idle' },
      },
      verify: { ...verify, phase: 'idle', opening: null },
    }));
  }

  function setTheme(theme: Theme): void {
    slice.set(() => ({ theme }));
    outside.setTheme(theme);
  }

  return {
    api,
    start,
    setTheme,
    reportDeath,
    showPlace: (place: Place) =>
      slice.set((state) =>
        state.place === place ? {} : { place, notice: state.notice.place === place ? state.notice : noNotice },
      ),
    ...drop,
    ...experiment,
    ...run,
    forgetSaved: storage.forgetSaved,
    clearStorage: storage.clearStorage,
    ...proof,
    ...crossCheck,
    ...learning,
    ...resultsActions(slice, experiment),
    ...verify,
    ...predict,
    ...runs,
    ...versionActions(slice),
    ...dataActions(slice, experiment),
    ...configHelp(slice),
    showExperiment: () => outside.go('experiment'),
  };
}
