import { join } from 'node:path';
import type { Command } from 'commander';
import {
  buildBundle,
  bundlePaths,
  classWeightProblems,
  decodeUtf8,
  encodeUtf8,
  executeRun,
  featureProblems,
  placeProblems,
  plannedRun,
  prettyJson,
  createEarlyFiles,
  createInlineExecutor,
  readTableOnce,
  restIsLight,
  sha256,
  SelfsameError,
  TRAIN_LOG,
  workerBytes,
  type TableReading,
  type Bundle,
  type EarlyFiles,
  type Executor,
  type Hashed,
  type PlannedRun,
  type RunInput,
  type RunProgress,
  type RunResult,
  type TaskStore,
} from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { writeFolderWhole } from '../platform/node/write-folder.ts';
import { defaultWorkers, describeMachine } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { openCache, withCacheOptions, type Cache, type CacheOptions } from './cache.ts';
import { monotonicSeconds } from './clock.ts';
import { plural } from './format.ts';
import { checkEntry, loadDataset } from './load-dataset.ts';
import { loadConfig } from './load-config.ts';
import { mergeProgress } from './merge-progress.ts';
import { collect, parseSeconds, parseWorkers, type CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { printProblems } from './problems.ts';
import { createProgress } from './progress.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';
import { createTrainLog } from './train-log.ts';
import { dryRun, foresee } from './foresee.ts';
import { createStoreTally } from './store-tally.ts';
import { printRun, runJson, type StoreUse, type WrittenTo } from './train-report.ts';
import { VERSION_LINE } from './version-line.ts';

export interface TrainOptions extends CommonOptions, CacheOptions {
  readonly config: string;
  readonly data?: string;
  readonly registry?: string;
  readonly out?: string;
  readonly outDir?: string;
  readonly set?: readonly string[];
  readonly workers?: number;
  readonly dryRun?: boolean;
  readonly maxSeconds?: number;
}

export function describeTrain(command: Command): Command {
  return withCacheOptions(command)
    .summary('train the models of a config and write the bundle')
    .description(
      'Trains every model of the config, picks the best, chooses its threshold, and writes one zip that anybody can check.\n' +
        'The same data, config and kernels give the same bytes, whatever the machine and the number of workers.',
    )
    .requiredOption('-c, --config <file>', 'the run as YAML; its data.path is relative to it')
    .option('-d, --data <file>', 'read this CSV in place of data.path')
    .option('--registry <file>', 'what data.dataset is looked up in (datasets.yaml beside the config, or here)')
    .option('-o, --out <file>', 'where the bundle goes (bundle.zip, unless --out-dir is given)')
    .option('--out-dir <folder>', 'write <folder>/experiments/<experiment.name>/<run id>/ with a train.log')
    .option('-s, --set <key=value>', 'override a key of the config; may be given again', collect)
    .option(
      '-w, --workers <n>',
      'worker threads (as many as there are cores, at most 8, and as memory allows)',
      parseWorkers,
    )
    .option('--dry-run', 'say how long it would take, and train nothing')
    .option('--max-seconds <n>', 'do not begin what would take longer', parseSeconds)
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  selfsame train --config config.yaml --out bundle.zip\n' +
        '  selfsame train -c config.yaml --set models.knn.n_neighbors=9 --set seed=7\n' +
        '  selfsame train -c config.yaml --out-dir outputs --json > run.json',
    );
}

/** Reads, checks, trains, writes, reports. */
export async function train(session: Session, options: TrainOptions): Promise<number> {
  const cache = openCache(session, options);
  try {
    return await trainWith(session, options, cache);
  } finally {
    await cache.close();
    if (session.signal.aborted && cache.folder !== null)
      session.terminal.note('What was finished is kept in the cache: the same command goes on from there.');
  }
}

async function trainWith(session: Session, options: TrainOptions, cache: Cache): Promise<number> {
  const { terminal } = session;
  const zip = options.out ?? (options.outDir === undefined ? 'bundle.zip' : null);
  if (zip !== null) await checkWritable(zip, 'file');
  if (options.outDir !== undefined) await checkWritable(options.outDir, 'folder');

  const log = createTrainLog(monotonicSeconds);
  const tally = createStoreTally();
  const pool = createWorkerPool(options.workers ?? defaultWorkers(), () => spawnTaskWorker(session.workerFile));
  let finished: { readonly run: RunResult; readonly bundle: Bundle };
  try {
    // The workers start while this thread reads the data, unless it was read before: then they may not be needed.
    const read = await readInput(session, options, cache.store, () => pool.warm());
    if (options.workers === undefined) pool.limit(defaultWorkers(workerBytes(read.reading.table, read.input.config)));
    const planned = await plan(read, cache.store);
    const estimate = await foresee(session, read, planned, pool.concurrency, options);
    if (options.dryRun === true) return dryRun(session, planned, estimate);
    const executor = restIsLight(planned) ? createInlineExecutor(loadEngine) : pool;
    const work = { executor, store: cache.store, signal: session.signal };
    const early = createEarlyFiles(read.input, work);
    const display = createProgress(terminal.err, executor.concurrency, monotonicSeconds, 'writing the bundle');
    try {
      const run = await execute(session, read, executor, cache.store, mergeProgress(display, log, tally), early);
      const { onCompressed } = display;
      finished = { run, bundle: await buildBundle(run, { ...work, made: await early.made(), onCompressed }) };
    } finally {
      display.stop();
    }
  } finally {
    pool.close();
  }
  const { run, bundle } = finished;
  stopIfCancelled(session);

  if (zip !== null) await writeFileWhole(zip, bundle.zip);
  const folder =
    options.outDir === undefined
      ? null
      : await writeRunFolder(
          session,
          options.outDir,
          run,
          bundle,
          log.text(bundle, describeMachine(), pool.concurrency),
        );
  const written: WrittenTo = { zip, folder };
  const use: StoreUse = { ...tally.tally(), damaged: cache.damaged(), folder: cache.folder };
  if (terminal.json) terminal.raw(prettyJson(runJson(run, bundle, written, use)));
  else printRun(terminal, run, bundle, written, use);
  return EXIT.passed;
}

interface ReadInput {
  readonly input: RunInput;
  /** Read to find its problems. */
  readonly reading: TableReading;
  /** Its canonical bytes, from which the run goes on. */
  readonly table: Hashed;
}

/** Everything that can be wrong with the input is said here, before any work. */
async function readInput(
  session: Session,
  options: TrainOptions,
  store: TaskStore,
  reads: () => void,
): Promise<ReadInput> {
  const { terminal, files } = session;
  const loaded = await loadConfig(options.config, options.set ?? [], files);
  const { config, bytes, problems } = loaded;
  printProblems(terminal, problems, files);
  // Names that cannot stand in a zip are refused here rather than after the training.
  bundlePaths(config);
  const { dataset, entry } = await loadDataset(session, loaded, options);
  const file = files.data ?? '';
  const { reading, table } = await readTableOnce(dataset, config, store, VERSION_LINE, reads);
  if (entry !== null) checkEntry(entry, dataset, file, reading.table.n);
  const weights = classWeightProblems(config, reading.table.target.labels);
  if (weights.length > 0) throw new SelfsameError(placeProblems(decodeUtf8(bytes), weights));
  printProblems(terminal, [...reading.problems, ...featureProblems(reading.table, config.features)], files);
  terminal.note(`${printable(file)}: ${plural(reading.table.n, 'row')}`);
  const input = {
    config,
    configFile: { bytes, sha256: await sha256(bytes) },
    dataset,
  };
  return { input, reading, table };
}

function plan({ input, table }: ReadInput, store: TaskStore): Promise<PlannedRun> {
  const known = new Map([
    ['dataset', input.dataset.sha256],
    ['table', table.sha256],
  ]);
  return plannedRun(known, input.config, store);
}

function execute(
  { signal }: Session,
  { input, table }: ReadInput,
  executor: Executor,
  store: TaskStore,
  progress: RunProgress,
  { watch }: EarlyFiles,
): Promise<RunResult> {
  return executeRun(input, {
    executor,
    store,
    progress,
    signal,
    clock: monotonicSeconds,
    given: new Map([['table', table.bytes]]),
    ...watch,
  });
}

async function writeRunFolder(
  { terminal }: Session,
  outDir: string,
  run: RunResult,
  bundle: Bundle,
  log: string,
): Promise<string> {
  const folder = join(outDir, 'experiments', run.config.experiment.name, bundle.runId);
  const former = await writeFolderWhole(folder, bundle.files, [{ path: TRAIN_LOG, bytes: encodeUtf8(log) }]);
  if (former !== null)
    terminal.note(
      `${terminal.errStyle.look('warning')}: this run's folder held other files; they are now in ${printable(former)}`,
    );
  return folder;
}
