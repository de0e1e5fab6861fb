import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../worker/protocol.ts';
import type { Place } from '../route.ts';
import { crossCheckActions } from './crosscheck-actions.ts';
import { experimentActions } from './experiment-actions.ts';
import { fileKind } from './file-kind.ts';
import { predictActions } from './predict-actions.ts';
import { proofActions } from './proof-actions.ts';
import { problemsOfError } from './problems.ts';
import { runActions } from './run-actions.ts';
import type { IncomingFile, Outside, Slice } from './slice.ts';
import { emptyState, type State, type Theme } from './state.ts';
import { verifyActions } from './verify-actions.ts';

export type Store = ReturnType<typeof createWorkbenchStore>;

/** The page's whole state and what a person can do, without React. */
export function createWorkbenchStore(outside: Outside, initial: Partial<State> = {}) {
  const api: StoreApi<State> = createStore<State>(() => ({ ...emptyState, ...initial }));
  const slice: Slice = { get: api.getState, set: (change) => api.setState(change), outside };
  const experiment = experimentActions(slice);
  const { refresh, ...experimentIntents } = experiment;
  const run = runActions(slice, refresh);
  const proof = proofActions(slice);
  const crossCheck = crossCheckActions(slice);
  const verify = verifyActions(slice, experiment);
  const predict = predictActions(slice);

  async function acceptFiles(files: readonly IncomingFile[]): Promise<void> {
    slice.set(() => ({ notice: [] }));
    const read: { name: string; bytes: Uint8Array<ArrayBuffer>; kind: ReturnType<typeof fileKind> }[] = [];
    const notice: Problem[] = [];
    for (const file of files) {
      try {
        const bytes = await file.bytes();
        read.push({ name: file.name, bytes, kind: fileKind(file.name, bytes.subarray(0, 8)) });
      } catch (error) {
        notice.push(unreadable(file.name, error));
      }
    }
    const of = (kind: string) => read.filter((file) => file.kind === kind);
    for (const other of of('other')) notice.push(unknownKind(other.name));
    for (const [kind, many] of [
      ['bundle', 'bundles'],
      ['dataset', 'datasets'],
      ['config', 'configs'],
    ] as const) {
      const extra = of(kind).slice(1);
      if (extra.length > 0) notice.push(oneAtATime(many, of(kind)[0].name));
    }
    const [bundle] = of('bundle');
    const [dataset] = of('dataset');
    const [config] = of('config');
    const { place } = slice.get();
    slice.set(() => ({ notice }));
    if (bundle !== undefined) {
      if (place !== 'predict') outside.go('verify');
      await verify.openBundle(bundle.name, bundle.bytes);
    } else if (place === 'predict' && dataset !== undefined && config === undefined && slice.get().verify.bundle) {
      await predict.predict(dataset.name, dataset.bytes);
    } else if (place === 'verify' && dataset !== undefined && config === undefined && verify.needsDataset()) {
      await verify.supplyDataset(dataset.bytes);
    } else if (dataset !== undefined || config !== undefined) {
      outside.go('experiment');
      await experiment.open(dataset, config);
    }
  }

  async function useSample(): Promise<void> {
    try {
      await acceptFiles(await outside.fetchSample());
    } catch (error) {
      slice.set(() => ({ notice: problemsOfError(error) }));
    }
  }

  async function start(): Promise<void> {
    try {
      const [environment, fields] = await Promise.all([
        outside.workbench.environment(),
        outside.workbench.configFields(),
      ]);
      slice.set(() => ({ environment, fields }));
    } catch (error) {
      slice.set(() => ({ notice: problemsOfError(error) }));
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
      notice: [problem],
      experiment: {
        ...experiment,
        phase: 'idle',
        opening: null,
        proof: { ...experiment.proof, phase: 'idle' },
        crossCheck: { ...experiment.crossCheck, phase: 'idle' },
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
    acceptFiles,
    useSample,
    setTheme,
    reportDeath,
    showPlace: (place: Place) => slice.set((state) => (state.place === place ? {} : { place, notice: [] })),
    dismissNotice: () => slice.set(() => ({ notice: [] })),
    ...experimentIntents,
    ...run,
    ...proof,
    ...crossCheck,
    ...verify,
    ...predict,
  };
}

function unreadable(name: string, error: unknown): Problem {
  return {
    code: 'file/unreadable',
    severity: 'error',
    message: `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    fix: 'A folder cannot be dropped; drop the files in it.',
  };
}

function unknownKind(name: string): Problem {
  return {
    code: 'file/unreadable',
    severity: 'error',
    message: `${name} is neither a dataset (.csv), a config (.yaml) nor a bundle (.zip).`,
    fix: 'Drop a CSV, a YAML config, or a bundle.',
  };
}

function oneAtATime(many: string, taken: string): Problem {
  return {
    code: 'file/unreadable',
    severity: 'warning',
    message: `Several ${many} were dropped; ${taken} was opened.`,
    fix: 'Drop the others one at a time.',
  };
}
