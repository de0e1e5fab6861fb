import { dirname, join } from 'node:path';
import { Option, type Command } from 'commander';
import {
  defaultDepth,
  encodeUtf8,
  fail,
  prettyJson,
  reportJson,
  verifyBundle,
  type Depth,
  type OpenedBundle,
  type VerificationReport,
} from '../core/index.ts';
import { defaultWorkers } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import { monotonicSeconds } from './clock.ts';
import { environmentFile } from './environment.ts';
import { readDataset } from './load-dataset.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import { parseWorkers, type CommonOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';
import { printVerification } from './verify-report.ts';

export interface VerifyOptions extends CommonOptions, LimitOptions {
  readonly integrity?: boolean;
  readonly replay?: boolean;
  readonly spotCheck?: string | boolean;
  readonly strict?: boolean;
  readonly data?: string;
  readonly report?: string;
  readonly workers?: number;
}

/** Lies beside the report. */
const ENVIRONMENT_FILE = 'reproducibility_environment.json';

export function describeVerify(command: Command): Command {
  return withLimitOptions(
    command
      .summary('check a bundle')
      .description(
        'Checks that every file of a bundle is the one its lineage names, and that its model gives its predictions.\n' +
          'Only --replay shows that the model came from the data: it trains everything again and compares every byte.',
      )
      .argument('<bundle>', 'the zip, or the folder it was unzipped into')
      .addOption(new Option('--integrity', 'hashes and consistency alone').conflicts('replay'))
      .option('--replay', 'train everything again and compare')
      .addOption(new Option('--spot-check [n]').hideHelp())
      .option('--strict', 'a bundle that was zipped again by another program fails')
      .option('-d, --data <file>', 'the dataset, for a bundle that came without it')
      .option('-r, --report <file>', `write the report, and ${ENVIRONMENT_FILE} beside it`)
      .option('-w, --workers <n>', 'worker threads for --replay (as many as there are cores, at most 8)', parseWorkers),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame verify bundle.zip\n' +
      '  selfsame verify bundle.zip --replay --report reproducibility_report.json\n' +
      '  selfsame verify bundle.zip --data private.csv --replay\n' +
      '\nExit codes: 0 passed · 1 readable, and something is different · 2 not readable as a bundle, or wrong usage',
  );
}

export async function verify(session: Session, bundle: string, options: VerifyOptions): Promise<number> {
  const { terminal, files } = session;
  if (options.spotCheck !== undefined)
    fail('cli/usage', 'A spot check is not available in this version.', {
      fix: 'Use --replay, which runs every task again.',
    });
  files.bundle = bundle;
  if (options.report !== undefined) await checkWritable(options.report, 'file');
  const opened = await openInput(bundle, options);
  files.data = options.data;
  const dataset = options.data === undefined ? undefined : await readDataset(options.data);
  const depth = chosenDepth(options) ?? defaultDepth(opened, dataset);
  const report = await check(session, opened, depth, dataset, options);
  stopIfCancelled(session);

  if (options.report !== undefined) {
    await writeFileWhole(options.report, encodeUtf8(reportJson(report)));
    const beside = join(dirname(options.report), ENVIRONMENT_FILE);
    await writeFileWhole(beside, encodeUtf8(prettyJson(environmentFile())));
  }
  if (terminal.json) terminal.raw(reportJson(report));
  else printVerification(terminal, report, opened.sha256);
  return report.passed ? EXIT.passed : EXIT.different;
}

/** The depth that was asked for; nobody has to. */
function chosenDepth({ integrity, replay }: VerifyOptions): Depth | null {
  if (replay === true) return 'replay';
  return integrity === true ? 'integrity' : null;
}

/** A replay runs on workers, never on a store of finished tasks: that would prove nothing. */
async function check(
  { terminal, signal, workerFile }: Session,
  opened: OpenedBundle,
  depth: Depth,
  dataset: Uint8Array | undefined,
  { strict, workers = defaultWorkers() }: VerifyOptions,
): Promise<VerificationReport> {
  const executor = createWorkerPool(workers, () => spawnTaskWorker(workerFile));
  const progress = createProgress(terminal.err, workers, monotonicSeconds);
  try {
    return await verifyBundle(opened, { depth, dataset, strict, executor, progress, signal, clock: monotonicSeconds });
  } finally {
    progress.stop();
    executor.close();
  }
}
