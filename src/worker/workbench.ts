import { digestSource, sha256 } from '../core/bytes/digest.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { applyConfigEdit } from '../core/config/click-edit.ts';
import { setConfigValue } from '../core/config/edit.ts';
import { parseConfig } from '../core/config/parse-config.ts';
import { roughRunSeconds } from '../core/pipeline/estimate.ts';
import { plannedRun } from '../core/pipeline/planned-run.ts';
import { remainingFits } from '../core/pipeline/remaining-fits.ts';
import { completionAt, descriptionAt } from './config-help.ts';
import type { Workbench } from './protocol.ts';
import { createCheckMemo } from './workbench-check.ts';
import { createDataReader } from './workbench-data.ts';
import { createEstimates } from './workbench-estimate.ts';
import { configFieldViews } from './workbench-fields.ts';
import { deferredMethods } from './workbench-deferred.ts';
import { clearStorage, keepSession, openSaved, savedSession, storageView } from './workbench-storage.ts';
import { checkRegistered, openRegistry } from './workbench-registry.ts';
import { starterText } from './workbench-starter.ts';
import { datasetOf, validConfig, type Session } from './workbench-session.ts';

/**
 * A thin shell on the core: it keeps bytes, asks the core, and answers with views. What a page that was just opened asks
 * for is here; whatever trains, reads bundles or predicts is a script of its own (`workbench-later.ts`).
 */
export function createWorkbench(session: Session): Workbench {
  const reader = createDataReader();
  const check = createCheckMemo(reader);
  const estimate = createEstimates(session);

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
    storage: () => storageView(session),
    clearStorage: () => clearStorage(session),
    keepSession: (kept) => keepSession(session, kept),
    savedSession: () => savedSession(session),
    openSaved: (id) => openSaved(session, id),
    forgetSaved: (id) => session.keeper.forget(id),
    ...deferredMethods(session),
  };
}
