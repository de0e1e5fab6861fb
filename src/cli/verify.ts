import { randomInt } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  defaultDepth,
  encodeUtf8,
  fail,
  prettyJson,
  reportHtml,
  reportJson,
  verifyBundle,
  type Depth,
  type OpenedBundle,
  type VerificationReport,
} from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { createDeflatePool } from '../platform/node/deflate-worker.ts';
import { defaultWorkers } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { checkWritable, writeFileWhole } from '../platform/node/write-file.ts';
import { createWorkerPool, type WorkerPool } from '../platform/worker-pool.ts';
import { monotonicSeconds } from './clock.ts';
import { environmentReport } from './environment.ts';
import { readDataset } from './load-dataset.ts';
import { openInput, withLimitOptions, type LimitOptions } from './open-input.ts';
import { parseWorkers, type CommonOptions } from './options.ts';
import { createProgress } from './progress.ts';
import { EXIT, stopIfCancelled, type Session } from './session.ts';
import { printVerification } from './verify-report.ts';

export interface VerifyOptions extends CommonOptions, LimitOptions {
  readonly integrity?: boolean;
  readonly replay?: boolean;
  readonly spotCheck?: number;
  readonly spotSeed?: number;
  readonly strict?: boolean;
  readonly data?: string;
  readonly report?: string;
  readonly html?: string;
  readonly expect?: string;
  readonly workers?: number;
}

/** The largest range that `randomInt` has. */
const SEEDS = 2 ** 48 - 1;

/** Lies beside the report. */
const ENVIRONMENT_FILE = 'reproducibility_environment.json';

export function describeVerify(command: Command): Command {
  return withLimitOptions(
    command
      .summary('check a bundle')
      .description(
        'Checks that every file of a bundle is the one its lineage names, and that its model gives its predictions.\n' +
          'Only --replay shows that the model came from the data: it trains everything again and compares every byte.\n' +
          '--spot-check trains a few fits again, drawn when you ask, so that nobody could prepare for them.',
      )
      .argument('<bundle>', 'the zip, or the folder it was unzipped into')
      .addOption(new Option('--integrity', 'hashes and consistency alone').conflicts(['replay', 'spotCheck']))
      .addOption(
        new Option('--spot-check <n>', 'train n fits of folds again, drawn at random, and compare')
          .argParser(parseFits)
          .conflicts('replay'),
      )
      .option('--spot-seed <n>', 'draw as an earlier spot check did, by the seed that it showed', parseSeed)
      .option('--replay', 'train everything again and compare')
      .option('--strict', 'a bundle that was zipped again by another program fails')
      .option('-d, --data <file>', 'the dataset, for a bundle that came without it')
      .option('-r, --report <file>', `write the report, and ${ENVIRONMENT_FILE} beside it`)
      .option('--html <file>', 'write the report as one page to read and print')
      .option('--expect <sha256>', 'the fingerprint that the bundle must have', parseFingerprint)
      .option(
        '-w, --workers <n>',
        'worker threads for --replay (as many as there are cores, at most 8, and as memory allows)',
        parseWorkers,
      ),
  ).addHelpText(
    'after',
    '\nExamples:\n' +
      '  selfsame verify bundle.zip\n' +
      '  selfsame verify bundle.zip --spot-check 5\n' +
      '  selfsame verify bundle.zip --replay --report reproducibility_report.json\n' +
      '  selfsame verify bundle.zip --data private.csv --replay\n' +
      '\nExit codes: 0 passed · 1 readable, and something is different · 2 not readable as a bundle, or wrong usage',
  );
}

export async function verify(session: Session, bundle: string, options: VerifyOptions): Promise<number> {
  const { files, workerFile } = session;
  if (options.spotSeed !== undefined && options.spotCheck === undefined)
    fail('cli/usage', '--spot-seed says what a spot check draws.', { fix: 'Add --spot-check <n>.' });
  files.bundle = bundle;
  if (options.report !== undefined) await checkWritable(options.report, 'file');
  if (options.html !== undefined) await checkWritable(options.html, 'file');
  const pool = isTraining(chosenDepth(options))
    ? createWorkerPool(options.workers ?? defaultWorkers(), () => spawnTaskWorker(workerFile))
    : createDeflatePool();
  try {
    // They start while the bundle is read.
    pool.warm();
    return await verifyOn(pool, session, bundle, options);
  } finally {
    pool.close();
  }
}

async function verifyOn(pool: WorkerPool, session: Session, bundle: string, options: VerifyOptions): Promise<number> {
  const { terminal, files } = session;
  const opened = await openInput(bundle, options);
  files.data = options.data;
  const dataset = options.data === undefined ? undefined : await readDataset(options.data);
  const depth = chosenDepth(options) ?? defaultDepth(opened, dataset);
  const report = await check(pool, session, opened, depth, dataset, options);
  stopIfCancelled(session);

  if (options.report !== undefined) {
    await writeFileWhole(options.report, encodeUtf8(reportJson(report)));
    const beside = join(dirname(options.report), ENVIRONMENT_FILE);
    await writeFileWhole(beside, encodeUtf8(prettyJson(environmentReport())));
  }
  if (options.html !== undefined) {
    const context = { fileName: basename(bundle), sha256: opened.sha256, environment: environmentReport() };
    await writeFileWhole(options.html, encodeUtf8(reportHtml(report, context)));
  }
  if (terminal.json) terminal.raw(reportJson(report));
  else printVerification(terminal, report, opened.sha256);
  return report.passed ? EXIT.passed : EXIT.different;
}

function parseFits(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999999.');
  return Number(text);
}

function parseFingerprint(text: string): string {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError('It must be the 64 hex digits of a SHA-256.');
  return text.toLowerCase();
}

function parseSeed(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

/** The depth that was asked for; nobody has to. */
function chosenDepth({ integrity, spotCheck, replay }: VerifyOptions): Depth | null {
  if (replay === true) return 'replay';
  if (spotCheck !== undefined) return 'spot-check';
  return integrity === true ? 'integrity' : null;
}

function isTraining(depth: Depth | null): boolean {
  return depth === 'spot-check' || depth === 'replay';
}

/** A replay runs on workers, never on a store of finished tasks: that would prove nothing. */
async function check(
  executor: WorkerPool,
  { terminal, signal }: Session,
  opened: OpenedBundle,
  depth: Depth,
  dataset: Uint8Array | undefined,
  { strict, expect, spotCheck, spotSeed }: VerifyOptions,
): Promise<VerificationReport> {
  const progress = createProgress(terminal.err, executor.concurrency, monotonicSeconds, 'comparing');
  try {
    return await verifyBundle(opened, {
      depth,
      dataset,
      strict,
      expect,
      // Drawn now, with the bundle at hand: whoever made it could not know which fits these would be.
      spotCheck: { fits: spotCheck ?? 0, seed: spotSeed ?? randomInt(SEEDS) },
      executor,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      progress,
      signal,
      clock: monotonicSeconds,
      loadEngine,
    });
  } finally {
    progress.stop();
  }
}
