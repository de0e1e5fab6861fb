import { transfer } from 'comlink';
import { buildBundle, type Bundle } from '../core/bundle/build-bundle.ts';
import { readLink, writeLink } from '../core/bundle/config-link.ts';
import { experimentReport } from '../core/bundle/experiment-report/report.ts';
import { openBundle } from '../core/bundle/open-bundle.ts';
import { parseConfig } from '../core/config/parse-config.ts';
import { defaultsInUse } from '../core/config/defaults-in-use.ts';
import { problemError } from '../core/errors.ts';
import { executeRun } from '../core/pipeline/execute-run.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import { createHistory } from './history/bridge.ts';
import type { LaterMethods } from './later-methods.ts';
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
import { openZip, predictMethods } from './workbench-predict.ts';
import { convertDataset, encodingViews } from './workbench-encoding.ts';
import { learningCurveView } from './workbench-learning.ts';
import { proveRun } from './workbench-proof.ts';
import { checkRegistered } from './workbench-registry.ts';
import { resultMethods } from './workbench-results.ts';
import { runView } from './workbench-run.ts';
import { clock, datasetOf, runInput, underWay, type Session } from './workbench-session.ts';
import { toldProgress } from './told-progress.ts';

/** Runs and whatever is done with what they made: bundles, their verification, predictions, history. */
export function createLater(session: Session): LaterMethods {
  const { record, ...history } = createHistory(session);
  let last: { readonly run: RunResult; readonly bundle: Bundle } | null = null;

  function lastOf(hash: string) {
    if (last !== null && last.bundle.sha256 === hash) return last;
    throw problemError('file/not-found', 'This bundle is no longer kept.', { fix: 'Run again.' });
  }

  return {
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
          progress: toldProgress(listener),
        });
        const bundle = await buildBundle(result, {
          executor: session.executor,
          store: session.store,
          signal,
          onCompressed: (done, total) => listener.onCompressed?.(done, total),
        });
        last = { run: result, bundle };
        const seconds = clock() - begun;
        await record(result, bundle, { datasetName: dataset.name, configText: text, at: Date.now(), seconds });
        return runView(result, bundle, dataset.name, seconds);
      }),
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
    configDefaults: async (text) => {
      const { config } = parseConfig(text);
      return config === null ? [] : defaultsInUse(text, config);
    },
    encodings: async (hash) => encodingViews(session, hash),
    convertDataset: (hash, from) => convertDataset(session, hash, from),
    datasetBytes: async (hash) => {
      const copy = datasetOf(session, hash).bytes.slice();
      return transfer(copy, [copy.buffer]);
    },
    learningCurve: (hash, model, listener) =>
      underWay(session, (signal) => learningCurveView(session, lastOf(hash).run, model, listener, signal)),
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
