import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfigFile } from '../data/reference.ts';
import { compare } from '../measure/compare.ts';
import { watchProcess, type Watched } from '../measure/watch-process.ts';
import { CLI, SAMPLE_CONFIG, SAMPLE_DATA, THEIR_JOB, withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { mebibytes, ratioText, secondsText, significant, targetText } from '../report/words.ts';
import { openPage, type JobPage } from './page.ts';

const WORKERS = 2;
const TARGETS = { ratio: 0.15, page: 1.25, mebibytes: 600, utilisation: 0.9 };

export interface JobResults {
  readonly ours: readonly Watched[];
  readonly page: readonly number[];
  /** cross_validate fold after fold, as the original ran. */
  readonly original: readonly Watched[];
  /** cross_validate with n_jobs=2. */
  readonly twoCores: readonly Watched[];
  /** Why the page was not measured. */
  readonly pageNote: string | null;
}

/** From CSV to written bundle, each process started anew; interleaved. */
export async function measureJob(python: string, rounds: number, withPage: boolean): Promise<JobResults> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is not built: npm run build`);
  const results = {
    ours: [] as Watched[],
    page: [] as number[],
    original: [] as Watched[],
    twoCores: [] as Watched[],
  };
  const page: JobPage | string = withPage ? await openPage() : 'not asked for';
  await withTemporaryFolder(async (folder) => {
    const config = join(folder, 'config.json');
    writeFileSync(config, JSON.stringify(readConfigFile(SAMPLE_CONFIG)));
    const out = join(folder, 'bundle.zip');
    const ours = [CLI, 'train', '--no-cache', '--config', SAMPLE_CONFIG, '--out', out, '--workers', WORKERS];
    const theirs = [THEIR_JOB, config, SAMPLE_DATA, join(folder, 'sklearn')];
    for (let round = 0; round < rounds; round++) {
      results.ours.push(await watchProcess(process.execPath, ours.map(String)));
      if (typeof page !== 'string') results.page.push(await page.run());
      results.original.push(await watchProcess(python, theirs));
      results.twoCores.push(await watchProcess(python, [...theirs, '--jobs', '2']));
    }
  });
  if (typeof page !== 'string') page.close();
  return { ...results, pageNote: typeof page === 'string' ? page : null };
}

const cpu = (runs: readonly Watched[]): number[] => runs.map((run) => run.cpuSeconds);
const seconds = (runs: readonly Watched[]): number[] => runs.map((run) => run.seconds);

/** CPU time as a share of what two cores could have given. */
export function utilisation({ cpuSeconds, seconds: wall }: Pick<Watched, 'cpuSeconds' | 'seconds'>): number {
  return cpuSeconds / (WORKERS * wall);
}

export function jobTables({ ours, page, original, twoCores, pageNote }: JobResults): Table[] {
  const row = (name: string, runs: readonly Watched[]): string[] => {
    const own = runs === ours;
    const against = compare(seconds(ours), seconds(runs));
    return [
      name,
      secondsText(seconds(runs)),
      own ? '' : ratioText(against),
      own ? '' : targetText(against.ratio, TARGETS.ratio),
      secondsText(cpu(runs)),
      own ? '' : significant(compare(cpu(ours), cpu(runs)).ratio),
    ];
  };
  const peak = Math.max(...ours.map((run) => run.peakBytes));
  const used = utilisation(ours.reduce((best, run) => (run.seconds < best.seconds ? run : best)));
  return [
    {
      title: 'The whole reference job, from CSV to written bundle, on two cores',
      header: ['what', 'time', 'Selfsame / this', 'target', 'CPU time', 'Selfsame / this'],
      rows: [
        row('Selfsame in Node, 2 workers', ours),
        row('scikit-learn as the original ran it', original),
        row('scikit-learn, cross_validate(n_jobs=2)', twoCores),
      ],
      notes: ['Where other programs use the cores, CPU time says more than time.'],
    },
    {
      title: 'The page, memory and use of the cores',
      header: ['what', 'measured', 'target'],
      rows: [
        page.length === 0
          ? ['Selfsame in Chromium', pageNote ?? '', '']
          : [
              'Selfsame in Chromium / in Node',
              `${secondsText(page)}: ${ratioText(compare(page, seconds(ours)))}`,
              targetText(compare(page, seconds(ours)).ratio, TARGETS.page),
            ],
        ['peak memory', mebibytes(peak), `≤ ${TARGETS.mebibytes} MiB ${reached(peak <= TARGETS.mebibytes * 2 ** 20)}`],
        [
          'peak memory of scikit-learn',
          `${mebibytes(Math.max(...original.map((run) => run.peakBytes)))}; with n_jobs=2 ${mebibytes(Math.max(...twoCores.map((run) => run.peakBytes)))}`,
          '',
        ],
        [
          'CPU time / (2 × time), fastest round',
          significant(used),
          `≥ ${TARGETS.utilisation} ${reached(used >= TARGETS.utilisation)}`,
        ],
      ],
    },
  ];
}

function reached(is: boolean): string {
  return is ? 'reached' : 'missed';
}
