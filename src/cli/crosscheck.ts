import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { crossCheck, encodeUtf8, prettyJson, sha256, type CrossCheckReport, type Json } from '../core/index.ts';
import { defaultWorkers } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { monotonicSeconds } from './clock.ts';
import { printCrossCheck } from './crosscheck-report.ts';
import { loadConfig } from './load-config.ts';
import { loadDataset } from './load-dataset.ts';
import { collect, parseWorkers, type CommonOptions } from './options.ts';
import { printProblems } from './problems.ts';
import { createProgress } from './progress.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';

export interface CrossCheckOptions extends CommonOptions {
  readonly config: string;
  readonly data?: string;
  readonly registry?: string;
  readonly rows?: number;
  readonly out?: string;
  readonly set?: readonly string[];
  readonly workers?: number;
}

export function describeCrossCheck(command: Command): Command {
  return command
    .summary('train with a second engine too and compare')
    .description(
      'Trains the models of a config with this program and with independent packages (ml-logistic-regression, ml-knn,\n' +
        'libsvm-js, ml-cart, ml-random-forest) on the same rows, folds and preprocessing, and says where they differ.\n' +
        'The packages are slow: large data is refused with an estimate, and --rows takes a sample.',
    )
    .requiredOption('-c, --config <file>', 'the run as YAML; its data.path is relative to it')
    .option('-d, --data <file>', 'read this CSV in place of data.path')
    .option('--registry <file>', 'what data.dataset is looked up in (datasets.yaml beside the config, or here)')
    .option('-r, --rows <n>', 'compare on so many rows, drawn by the seed with the same share of each class', parseRows)
    .option('-o, --out <file>', 'write the report as JSON too')
    .option('-s, --set <key=value>', 'override a key of the config; may be given again', collect)
    .option(
      '-w, --workers <n>',
      'worker threads (as many as there are cores, at most 8, and as memory allows)',
      parseWorkers,
    )
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  selfsame crosscheck --config config.yaml\n' +
        '  selfsame crosscheck -c config.yaml --rows 400 --json\n' +
        '\nExit codes: 0 every model agrees, or differs within the bound for known defects · 1 one differs beyond · 2 unusable input',
    );
}

function parseRows(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 20 || !Number.isSafeInteger(Number(text)))
    throw new InvalidArgumentError('A whole number from 20 is needed.');
  return Number(text);
}

export async function crosscheck(session: Session, options: CrossCheckOptions): Promise<number> {
  const { terminal, files, signal, workerFile } = session;
  if (options.out !== undefined) await checkWritable(options.out, 'file');
  const loaded = await loadConfig(options.config, options.set ?? [], files);
  const { config, bytes, problems } = loaded;
  printProblems(terminal, problems, files);
  const { dataset } = await loadDataset(session, loaded, options);
  const input = {
    config,
    configFile: { bytes, sha256: await sha256(bytes) },
    dataset,
  };
  const workers = options.workers ?? defaultWorkers();
  const executor = createWorkerPool(workers, () => spawnTaskWorker(workerFile));
  const progress = createProgress(terminal.err, workers, monotonicSeconds);
  let report: CrossCheckReport;
  try {
    const clock = monotonicSeconds;
    ({ report } = await crossCheck(input, options.rows ?? null, { executor, progress, signal, clock }));
  } finally {
    progress.stop();
    executor.close();
  }
  stopIfCancelled(session);
  const json = prettyJson(report as unknown as Json);
  if (options.out !== undefined) await writeFileWhole(options.out, encodeUtf8(json));
  if (terminal.json) terminal.raw(json);
  else printCrossCheck(terminal, report);
  return report.passed ? EXIT.passed : EXIT.different;
}
