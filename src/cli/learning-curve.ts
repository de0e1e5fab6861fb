import { InvalidArgumentError, type Command } from 'commander';
import {
  encodeUtf8,
  experimentOf,
  fail,
  learningCurve,
  LEARNING_SHARES,
  modelNames,
  prettyJson,
  type Json,
  type LearningCurve,
  type ModelName,
  type OpenedBundle,
} from '../core/index.ts';
import { defaultWorkers } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { openCache, withCacheOptions, type CacheOptions } from './cache.ts';
import { monotonicSeconds } from './clock.ts';
import { score, textTable } from './format.ts';
import { readDataset } from './load-dataset.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import { parseWorkers, type CommonOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface LearningCurveOptions extends CommonOptions, LimitOptions, CacheOptions {
  readonly model?: string;
  readonly shares?: readonly number[];
  readonly data?: string;
  readonly out?: string;
  readonly workers?: number;
}

export function describeLearningCurve(command: Command): Command {
  const described = command
    .summary('whether more rows would help a model of a bundle')
    .description(
      'Trains a model of a bundle on growing parts of each fold’s training rows, drawn by its seed with the same share of\n' +
        'each class, and scores it on those and on the fold’s validation rows, as scikit-learn’s learning_curve does.\n' +
        'The bundle stays as it is: the curve is not part of it.',
    )
    .argument('<bundle>', 'the zip, or the folder it was unzipped into')
    .option('-m, --model <name>', 'which of its models (the best one)')
    .option('--shares <list>', 'parts of the rows, in per cent (10,32.5,55,77.5,100)', parseShares)
    .option('-d, --data <file>', 'the dataset, for a bundle that came without it')
    .option('-o, --out <file>', 'write the curve with every score of every fold as JSON')
    .option(
      '-w, --workers <n>',
      'worker threads (as many as there are cores, at most 8, and as memory allows)',
      parseWorkers,
    );
  return withLimitOptions(withCacheOptions(described)).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame learning-curve bundle.zip\n' +
      '  selfsame learning-curve bundle.zip --model svm --shares 25,50,100 --json\n' +
      '\nExit codes: 0 done · 2 unusable input or wrong usage',
  );
}

/** Thousandths, each once, ascending. */
function parseShares(text: string): readonly number[] {
  const shares = text.split(',').map((part) => (/^\d{1,3}(\.\d)?$/.test(part.trim()) ? Number(part) * 10 : NaN));
  if (!shares.every((share) => share >= 1 && share <= 1000))
    throw new InvalidArgumentError('It must be numbers from 0.1 to 100 with commas between, such as 25,50,100.');
  return [...new Set(shares.map(Math.round))].sort((a, b) => a - b);
}

export async function drawLearningCurve(
  session: Session,
  bundle: string,
  options: LearningCurveOptions,
): Promise<number> {
  const { terminal, files, signal, workerFile } = session;
  files.bundle = bundle;
  if (options.out !== undefined) await checkWritable(options.out, 'file');
  const opened = await openInput(bundle, options);
  files.data = options.data;
  const input = await experimentOf(opened, options.data === undefined ? undefined : await readDataset(options.data));
  const model = chosenModel(opened, modelNames(input.config), options.model);
  const workers = options.workers ?? defaultWorkers();
  const executor = createWorkerPool(workers, () => spawnTaskWorker(workerFile));
  const progress = createProgress(terminal.err, workers, monotonicSeconds);
  const cache = openCache(session, options);
  let curve: LearningCurve;
  try {
    curve = await learningCurve(input, model, options.shares ?? LEARNING_SHARES, {
      executor,
      store: cache.store,
      progress,
      signal,
      clock: monotonicSeconds,
    });
  } finally {
    progress.stop();
    executor.close();
    await cache.close();
  }
  stopIfCancelled(session);
  const json = prettyJson(curve as unknown as Json);
  if (options.out !== undefined) await writeFileWhole(options.out, encodeUtf8(json));
  if (terminal.json) terminal.raw(json);
  else print(terminal, curve);
  return EXIT.passed;
}

/** The one that was asked for, or the best one. */
function chosenModel({ lineage }: OpenedBundle, models: readonly ModelName[], asked?: string): ModelName {
  if (asked === undefined) {
    const final = lineage?.tasks.find(({ name }) => /^fit\/[a-z_]+\/final$/.test(name))?.name.split('/')[1];
    return models.find((name) => name === final) ?? models[0];
  }
  const found = models.find((name) => name === asked);
  return found ?? fail('cli/usage', `The bundle has no model ${asked}.`, { fix: `It has ${models.join(', ')}.` });
}

function print({ out, outStyle }: Terminal, { model, metric, seed, folds, points }: LearningCurve): void {
  out(`${metric} of ${model} by training rows, mean of ${folds} folds, seed ${seed}`);
  const [head, ...lines] = textTable([
    ['rows', 'its own rows', '±', 'unseen rows', '±'],
    ...points.map(({ rows, train, validation }) => [
      String(rows),
      score(train?.mean[metric] ?? null),
      score(train?.std[metric] ?? null),
      score(validation?.mean[metric] ?? null),
      score(validation?.std[metric] ?? null),
    ]),
  ]);
  out(outStyle.dim(head));
  for (const line of lines) out(line);
  for (const { rows, problem } of points) if (problem !== null) out(outStyle.dim(`${rows} rows: ${problem}`));
}
