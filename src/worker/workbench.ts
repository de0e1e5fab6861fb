import { transfer } from 'comlink';
import { digestSource, sha256 } from '../core/bytes/digest.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { buildBundle, type Bundle } from '../core/bundle/build-bundle.ts';
import { applyConfigEdit } from '../core/config/click-edit.ts';
import { setConfigValue } from '../core/config/edit.ts';
import { parseConfig } from '../core/config/parse-config.ts';
import { problemError } from '../core/errors.ts';
import { roughRunSeconds } from '../core/pipeline/estimate.ts';
import { executeRun } from '../core/pipeline/execute-run.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import { plannedRun } from '../core/pipeline/planned-run.ts';
import { remainingFits } from '../core/pipeline/remaining-fits.ts';
import { experimentReport } from '../core/bundle/experiment-report/report.ts';
import { openBundle } from '../core/bundle/open-bundle.ts';
import { readLink, writeLink } from '../core/bundle/config-link.ts';
import { createHistory } from './history/bridge.ts';
import { completionAt, descriptionAt } from './config-help.ts';
import type { Workbench } from './protocol.ts';
import { createCheckMemo } from './workbench-check.ts';
import { createDataReader } from './workbench-data.ts';
import { createEstimates } from './workbench-estimate.ts';
import { configFieldViews } from './workbench-fields.ts';
import {
  bundleOf,
  extract,
  openBundleView,
  replayBundle,
  reportFiles,
  spotCheckBundle,
  supplyDataset,
} from './workbench-bundles.ts';
import { compareView } from './workbench-compare.ts';
import { crossCheckOffer, crossCheckView } from './workbench-crosscheck.ts';
import { proveRun } from './workbench-proof.ts';
import { clearStorage, keepSession, openSaved, savedSession, storageView } from './workbench-storage.ts';
import { checkRegistered, openRegistry } from './workbench-registry.ts';
import { starterText } from './workbench-starter.ts';
import { openZip, predictMethods } from './workbench-predict.ts';
import { resultMethods } from './workbench-results.ts';
import { runView } from './workbench-run.ts';
import { clock, datasetOf, runInput, underWay, validConfig, type Session } from './workbench-session.ts';

/** A thin shell on the core: it keeps bytes, asks the core, and answers with views. */
export function createWorkbench(session: Session): Workbench {
  const reader = createDataReader();
  const check = createCheckMemo(reader);
  const estimate = createEstimates(session);
  const { record, ...history } = createHistory(session);
  let last: { readonly run: RunResult; readonly bundle: Bundle } | null = null;

  function lastOf(hash: string) {
    if (last !== null && last.bundle.sha256 === hash) return last;
    throw problemError('file/not-found', 'This bundle is no longer kept.', { fix: 'Run again.' });
  }

  return {
    environment: () => Promise.resolve({ workers: session.executor.concurrency, digest: digestSource() }),
    configFields: () => Promise.resolve(configFieldViews()),
    async checkConfig(text) {
      return { ...parseConfig(text), sha256: await sha256(encodeUtf8(text)) };
    },
    setConfigValue: (text, path, value) => Promise.resolve(setConfigValue(text, path, value)),
    completeConfig: async (text, offset, columns) => completionAt(text, offset, columns),
    describeConfig: async (text, offset) => descriptionAt(text, offset),
    editConfig: async (text, edit) => applyConfigEdit(text, edit),
    async starterConfig(hash, listener) {
      const dataset = datasetOf(session, hash);
      return starterText(dataset, await reader.profile(dataset, null, listener));
    },
    async openDataset(name, bytes) {
      // A run is what follows; its first task need not wait for them then.
      session.workers.warm();
      const hash = await sha256(bytes);
      session.datasets.set(hash, { name, bytes, sha256: hash });
      return { name, bytes: bytes.length, sha256: hash };
    },
    openRegistry: (text) => Promise.resolve(openRegistry(session, text)),
    profile: async (hash, text, listener) =>
      reader.profile(datasetOf(session, hash), parseConfig(text).config, listener),
    rows: async (hash, text, from, count) =>
      reader.rows(datasetOf(session, hash), parseConfig(text).config?.data ?? null, from, count),
    stopReading: async () => reader.stop(),
    async plan(hash, text) {
      const dataset = datasetOf(session, hash);
      const config = validConfig(text);
      checkRegistered(session, dataset, config, text);
      const size = await check(dataset, config, text);
      const planned = await plannedRun(new Map([['dataset', dataset.sha256]]), config, session.store);
      const remaining = remainingFits(config, planned);
      return { ...planned, roughSeconds: roughRunSeconds(size, config, session.executor.concurrency, remaining) };
    },
    async estimate(hash, text) {
      const dataset = datasetOf(session, hash);
      const config = validConfig(text);
      return estimate(dataset, config, await check(dataset, config, text));
    },
    run: (hash, text, listener) =>
      underWay(session, async (signal) => {
        const begun = clock();
        const dataset = datasetOf(session, hash);
        const input = await runInput(dataset, text);
        checkRegistered(session, dataset, input.config, text);
        const result = await executeRun(input, {
          executor: session.executor,
          store: session.store,
          signal,
          clock,
          progress: {
            onPlan: (tasks) => listener.onPlan({ tasks, stored: [] }),
            onTask: (event) => listener.onTask(event),
          },
        });
        const bundle = await buildBundle(result, { executor: session.executor, store: session.store, signal });
        last = { run: result, bundle };
        const seconds = clock() - begun;
        await record(result, bundle, { datasetName: dataset.name, configText: text, at: Date.now(), seconds });
        return runView(result, bundle, dataset.name, seconds);
      }),
    storage: () => storageView(session),
    clearStorage: () => clearStorage(session),
    keepSession: (kept) => keepSession(session, kept),
    savedSession: () => savedSession(session),
    openSaved: (id) => openSaved(session, id),
    forgetSaved: (id) => session.keeper.forget(id),
    cancel() {
      session.underWay?.abort();
      return Promise.resolve();
    },
    bundleBytes(hash) {
      const copy = lastOf(hash).bundle.zip.slice();
      return Promise.resolve(transfer(copy, [copy.buffer]));
    },
    ...resultMethods(session, (hash) => lastOf(hash).run),
    openBundle: (name, content) => openBundleView(session, name, content),
    supplyDataset: (hash, name, bytes) => supplyDataset(session, hash, name, bytes),
    compare: compareView,
    replay: (hash, listener) => replayBundle(session, hash, listener),
    spotCheck: (hash, fits, listener) => spotCheckBundle(session, hash, fits, listener),
    prove: (hash, listener) => underWay(session, (signal) => proveRun(session, lastOf(hash).run, listener, signal)),
    crossCheckOffer: (hash, text) => Promise.resolve(crossCheckOffer(datasetOf(session, hash), text)),
    crossCheck: (hash, text, rows, listener) =>
      underWay(session, (signal) => crossCheckView(session, datasetOf(session, hash), text, rows, listener, signal)),
    reportFiles: (hash) => Promise.resolve(reportFiles(session, hash)),
    extract: (hash) => extract(session, hash),
    ...history,
    experimentReport: async (hash) => experimentReport(await openBundle(lastOf(hash).bundle.zip)),
    configLink: async (linked) => writeLink(linked),
    readConfigLink: async (payload) => readLink(payload),
    ...predictMethods(async ({ from, sha256: hash }) => {
      if (from === 'bundle') return { ...bundleOf(session, hash), fileName: bundleOf(session, hash).file.name };
      const { run, bundle } = lastOf(hash);
      return { opened: await openZip(bundle.zip), fileName: `${run.config.experiment.name}-${hash.slice(0, 8)}.zip` };
    }),
  };
}
