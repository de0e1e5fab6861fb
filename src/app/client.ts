import { proxy, transfer, wrap } from 'comlink';
import { serveTaskWorkers } from './task-workers.ts';
import { newWorkbenchWorker } from './workers.ts';
import type { RunListener, Workbench } from '../worker/protocol.ts';
import { carryErrors } from '../worker/workbench-errors.ts';

/**
 * Starts the workbench worker. Bytes are moved to it, not copied; listeners are called back over the bridge.
 * @param onDeath called when the worker itself fails: its answers will never come
 */
export function startWorkbench(onDeath: (reason: string) => void): Workbench {
  carryErrors();
  const worker = newWorkbenchWorker();
  serveTaskWorkers(worker);
  worker.addEventListener('error', (event) => onDeath(event.message));
  const remote = wrap<Workbench>(worker);
  const move = (bytes: Uint8Array): Uint8Array => transfer(bytes, [bytes.buffer as ArrayBuffer]);
  const listen = (listener: RunListener): RunListener & object =>
    proxy({
      onPlan: listener.onPlan.bind(listener),
      onTask: listener.onTask.bind(listener),
      // Always there: across the bridge nobody can see whether it is.
      onCompressed: (done: number, total: number) => listener.onCompressed?.(done, total),
    });
  return {
    environment: () => remote.environment(),
    configFields: () => remote.configFields(),
    configDefaults: (text) => remote.configDefaults(text),
    checkConfig: (text) => remote.checkConfig(text),
    setConfigValue: (text, path, value) => remote.setConfigValue(text, path, value),
    completeConfig: (text, offset, columns) => remote.completeConfig(text, offset, columns),
    describeConfig: (text, offset) => remote.describeConfig(text, offset),
    editConfig: (text, edit) => remote.editConfig(text, edit),
    starterConfig: (sha256, listener) => remote.starterConfig(sha256, listener && proxy(listener)),
    openRegistry: (text) => remote.openRegistry(text),
    openDataset: (name, bytes) => remote.openDataset(name, move(bytes)),
    profile: (sha256, text, listener) => remote.profile(sha256, text, listener && proxy(listener)),
    rows: (sha256, text, from, count) => remote.rows(sha256, text, from, count),
    stopReading: () => remote.stopReading(),
    plan: (sha256, text) => remote.plan(sha256, text),
    estimate: (sha256, text) => remote.estimate(sha256, text),
    run: (sha256, text, listener) => remote.run(sha256, text, listen(listener)),
    history: () => remote.history(),
    runEntries: (ids) => remote.runEntries(ids),
    markRun: (id, mark) => remote.markRun(id, mark),
    removeRuns: (ids) => remote.removeRuns(ids),
    putBackRuns: () => remote.putBackRuns(),
    exportHistory: () => remote.exportHistory(),
    importHistory: (name, bytes) => remote.importHistory(name, move(bytes)),
    configLink: (linked) => remote.configLink(linked),
    experimentReport: (sha256) => remote.experimentReport(sha256),
    readConfigLink: (payload) => remote.readConfigLink(payload),
    keptDataset: (sha256, name) => remote.keptDataset(sha256, name),
    storage: () => remote.storage(),
    clearStorage: () => remote.clearStorage(),
    keepSession: (session) => remote.keepSession(session),
    savedSession: () => remote.savedSession(),
    openSaved: (id) => remote.openSaved(id),
    forgetSaved: (id) => remote.forgetSaved(id),
    cancel: () => remote.cancel(),
    bundleBytes: (sha256) => remote.bundleBytes(sha256),
    scores: (sha256, model, source) => remote.scores(sha256, model, source),
    cellRows: (sha256, query, from, to) => remote.cellRows(sha256, query, from, to),
    structure: (sha256) => remote.structure(sha256),
    tree: (sha256, index) => remote.tree(sha256, index),
    rerunTask: (sha256, task) => remote.rerunTask(sha256, task),
    targetFor: (sha256, threshold) => remote.targetFor(sha256, threshold),
    openBundle: (name, content) => remote.openBundle(name, content instanceof Uint8Array ? move(content) : content),
    supplyDataset: (sha256, name, bytes) => remote.supplyDataset(sha256, name, move(bytes)),
    compare: (first, second) => remote.compare(first, second),
    replay: (sha256, listener) => remote.replay(sha256, listen(listener)),
    spotCheck: (sha256, fits, listener) => remote.spotCheck(sha256, fits, listen(listener)),
    prove: (sha256, listener) => remote.prove(sha256, listen(listener)),
    encodings: (sha256) => remote.encodings(sha256),
    convertDataset: (sha256, from) => remote.convertDataset(sha256, from),
    datasetBytes: (sha256) => remote.datasetBytes(sha256),
    learningCurve: (sha256, model, listener) => remote.learningCurve(sha256, model, listen(listener)),
    crossCheckOffer: (sha256, text) => remote.crossCheckOffer(sha256, text),
    crossCheck: (sha256, text, rows, listener) => remote.crossCheck(sha256, text, rows, listen(listener)),
    reportFiles: (sha256) => remote.reportFiles(sha256),
    extract: (sha256) => remote.extract(sha256),
    openModel: (source) => remote.openModel(source),
    predict: (name, bytes) => remote.predict(name, move(bytes)),
    predictedRows: (id, from, to, order) => remote.predictedRows(id, from, to, order),
    predictionCsv: (id) => remote.predictionCsv(id),
    rowTexts: (id, row) => remote.rowTexts(id, row),
    explainRow: (texts) => remote.explainRow(texts),
  };
}
