import { sha256 } from '../core/bytes/digest.ts';
import { parseConfig } from '../core/config/parse-config.ts';
import { problemError } from '../core/errors.ts';
import { plannedRun } from '../core/pipeline/planned-run.ts';
import type { FileView, SavedView, SessionToKeep, StorageView } from './protocol.ts';
import { datasetOf, type Session } from './workbench-session.ts';

/** Once all that has finished is written. */
export async function storageView({ keeper, kept, troubles }: Session): Promise<StorageView> {
  await kept.settled();
  const { available, bytes } = await keeper.usage();
  const failed = troubles.some(({ kind }) => kind === 'unwritable');
  return {
    state: !available ? 'memory' : failed ? 'full' : 'kept',
    bytes,
    damaged: troubles.filter(({ kind }) => kind === 'damaged').length,
  };
}

export async function clearStorage(session: Session): Promise<StorageView> {
  await session.kept.settled();
  await session.keeper.clear();
  session.memory.clear();
  session.kept.resume();
  session.troubles.length = 0;
  return storageView(session);
}

/** A session that cannot be kept is not worth a message: the run itself does not depend on it. */
export async function keepSession(session: Session, { datasetSha256, config, running }: SessionToKeep): Promise<void> {
  const { name, bytes, sha256: hash } = datasetOf(session, datasetSha256);
  await session.keeper
    .save({ dataset: { name, bytes: bytes.length, sha256: hash }, config, running }, bytes)
    .catch(() => undefined);
}

export async function savedSession({ keeper, store }: Session): Promise<SavedView | null> {
  const saved = await keeper.abandoned().catch(() => null);
  if (saved === null) return null;
  const { id, dataset, running, savedAt } = saved;
  const { config } = parseConfig(saved.config.text);
  const plan = config && (await plannedRun(new Map([['dataset', dataset.sha256]]), config, store));
  return {
    id,
    dataset,
    configName: saved.config.name,
    running,
    savedAt,
    done: plan?.stored.length ?? 0,
    // The dataset is given, not computed.
    tasks: (plan?.tasks.length ?? 1) - 1,
  };
}

export async function openSaved(
  session: Session,
  id: string,
): Promise<{ readonly dataset: FileView; readonly config: SessionToKeep['config'] }> {
  const saved = await session.keeper.abandoned().catch(() => null);
  const bytes = saved?.id === id ? await session.keeper.dataset(saved.dataset.sha256) : undefined;
  if (saved === null || bytes === undefined || (await sha256(bytes)) !== saved.dataset.sha256) {
    await session.keeper.forget(id).catch(() => undefined);
    throw problemError('store/damaged', 'What was kept of this run is gone or damaged.', {
      fix: 'Drop the dataset and the config again; tasks that are finished are still in the store.',
    });
  }
  const { dataset, config, running } = saved;
  session.workers.warm();
  session.datasets.set(dataset.sha256, { name: dataset.name, bytes, sha256: dataset.sha256 });
  await keepSession(session, { datasetSha256: dataset.sha256, config, running });
  await session.keeper.forget(id).catch(() => undefined);
  return { dataset, config };
}
