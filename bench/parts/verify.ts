import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../measure/compare.ts';
import { watchProcess, type Watched } from '../measure/watch-process.ts';
import { CLI, SAMPLE_CONFIG, SAMPLE_DATA, withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { mebibytes, ratioText, secondsText, targetText } from '../report/words.ts';

const WORKERS = '2';

/** A depth, how it is asked for, and what it may take at most: seconds, or for the replay a share of the training. */
const DEPTHS = [
  { name: 'integrity', flags: ['--integrity'], seconds: 1 },
  { name: 'model check', flags: [], seconds: 2 },
  // The seed is given so that every round draws the same fits.
  { name: 'spot check of 5 fits', flags: ['--spot-check', '5', '--spot-seed', '1'], seconds: 10 },
  { name: 'replay', flags: ['--replay'], ratio: 1 },
] as const;

/** What a person waits for who has trained already, and for how many seconds at most. */
const AFTERWARDS = [
  { name: 'another target_precision, all fits stored', seconds: 1 },
  { name: 'predictions for the 17,761 rows of the dataset', seconds: 1 },
] as const;

export interface VerifyResults {
  readonly train: readonly Watched[];
  /** In the order of the depths. */
  readonly depths: readonly Timed[];
  readonly afterwards: readonly Timed[];
}

interface Timed {
  readonly name: string;
  readonly runs: readonly Watched[];
}

/** The sample's bundle, verified to every depth beside its training; each a process started anew, interleaved. */
export async function measureVerify(rounds: number): Promise<VerifyResults> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is not built: npm run build`);
  const train: Watched[] = [];
  const depths = DEPTHS.map(({ name }) => ({ name, runs: [] as Watched[] }));
  const [chosen, predicted] = AFTERWARDS.map(({ name }) => ({ name, runs: [] as Watched[] }));
  await withTemporaryFolder(async (folder) => {
    const bundle = join(folder, 'bundle.zip');
    const training = ['train', '--no-cache', '--config', SAMPLE_CONFIG, '--out', bundle];
    const stored = [
      'train',
      '--cache',
      join(folder, 'cache'),
      '--config',
      SAMPLE_CONFIG,
      '--out',
      join(folder, 'b.zip'),
    ];
    await watchProcess(process.execPath, [CLI, ...stored]);
    for (let round = 0; round < rounds; round++) {
      train.push(await watchProcess(process.execPath, [CLI, ...training, '--workers', WORKERS]));
      for (const [i, { flags }] of DEPTHS.entries()) {
        const verifying = ['verify', bundle, ...flags, '--workers', WORKERS];
        depths[i].runs.push(await watchProcess(process.execPath, [CLI, ...verifying]));
      }
      const other = ['--set', `business.target_precision=${0.7 + round / 100}`];
      chosen.runs.push(await watchProcess(process.execPath, [CLI, ...stored, ...other]));
      const predicting = ['predict', bundle, SAMPLE_DATA, '--out', join(folder, 'p.csv')];
      predicted.runs.push(await watchProcess(process.execPath, [CLI, ...predicting]));
    }
  });
  return { train, depths, afterwards: [chosen, predicted] };
}

const secondsOf = (runs: readonly Watched[]): number[] => runs.map((run) => run.seconds);

export function verifyTable({ train, depths, afterwards }: VerifyResults): Table {
  const trained = secondsOf(train);
  return {
    title: "The sample's bundle verified and used, from the start of the process to its end, 2 workers",
    header: ['depth', 'time', 'share of the training', 'memory', 'target'],
    rows: [
      ['training', secondsText(trained), '', mebibytes(Math.max(...train.map((run) => run.peakBytes))), ''],
      ...depths.map(({ name, runs }, i) => {
        const depth = DEPTHS[i];
        const seconds = secondsOf(runs);
        const comparison = compare(seconds, trained);
        return [
          name,
          secondsText(seconds),
          ratioText(comparison),
          mebibytes(Math.max(...runs.map((run) => run.peakBytes))),
          'ratio' in depth
            ? targetText(comparison.ratio, depth.ratio)
            : targetText(Math.min(...seconds), depth.seconds),
        ];
      }),
      ...afterwards.map(({ name, runs }, i) => {
        const seconds = secondsOf(runs);
        return [
          name,
          secondsText(seconds),
          ratioText(compare(seconds, trained)),
          mebibytes(Math.max(...runs.map((run) => run.peakBytes))),
          targetText(Math.min(...seconds), AFTERWARDS[i].seconds),
        ];
      }),
    ],
    notes: ['Targets are seconds, for the replay a share of the training.'],
  };
}
