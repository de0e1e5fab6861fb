import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { SMALL_CONFIG, smallCsv } from './small-job.ts';

/** How many kills; the long version has more. */
const KILLS = Number(process.env.SELFSAME_KILLS ?? 5);
/** Two workers, each with a task; the writing of two outputs behind them. */
const IN_FLIGHT = 4;

let folder: string;
let whole: string;
let seconds: number;

const train = (...args: string[]) => ['train', '-c', 'config.yaml', '--workers', '2', ...args];

beforeAll(async () => {
  folder = await scratch();
  await writeFile(join(folder, 'small.csv'), smallCsv(500));
  const config = SMALL_CONFIG.replace('n_estimators: 12', 'n_estimators: 250').replace(
    '  random_forest:',
    '  svm:\n  knn:\n  naive_bayes:\n  gradient_boosting:\n  random_forest:',
  );
  await writeFile(join(folder, 'config.yaml'), config);
  const begun = performance.now();
  const { code } = await cli(train('--no-cache', '-o', 'whole.zip'), { cwd: folder });
  seconds = (performance.now() - begun) / 1000;
  expect(code).toBe(0);
  whole = createHash('sha256')
    .update(await readFile(join(folder, 'whole.zip')))
    .digest('hex');
});

it(
  `gives the same bytes after being killed at any of ${KILLS} random moments, and loses what was in flight at most`,
  { timeout: KILLS * 30_000 },
  async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const work = join(folder, String(kill));
      await mkdir(work);
      const args = ['--cache', join(work, 'cache'), '-o', join(work, 'b.zip'), '--json'];
      // The process is killed by a timer, as by a crash: it is not asked, and nothing of it is waited for.
      const after = (0.1 + 0.85 * Math.random()) * seconds;
      const killed = await cli(train(...args), { cwd: folder, killAfter: after });
      const finished = Number(/evaluated: (\d+)\/\d+ tasks[^\n]*\n$/.exec(killed.stderr)?.[1] ?? 0);
      const { code, stdout, stderr } = await cli(train(...args), { cwd: folder });
      const at = `killed after ${after.toFixed(3)} of ${seconds.toFixed(3)} s`;
      expect(code, `${at}: ${stderr}`).toBe(0);
      const { sha256, store } = JSON.parse(stdout) as { sha256: string; store: { stored: number; damaged: number } };
      expect(sha256, at).toBe(whole);
      expect(store.damaged, at).toBe(0);
      // Dataset and table are read anew and do not count.
      expect(store.stored, at).toBeGreaterThanOrEqual(finished - 2 - IN_FLIGHT);
    }
  },
);
