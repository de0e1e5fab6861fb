import { performance } from 'node:perf_hooks';
import { chromium, type Page } from 'playwright-core';
import { SAMPLE_DATA } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { CHROMIUM_FLAGS, chromiumPath, servePage } from './page.ts';

const PATIENCE_MS = 300_000;
/** What a person notices. */
const LONG_TASK_MS = 50;

export interface SmoothResults {
  /** From the address to the page that answers, milliseconds, of each round. */
  readonly interactive: readonly number[];
  /** From the click on Cancel to the button's end, milliseconds, measured in the page. */
  readonly cancel: readonly number[];
  /** The longest task of the main thread, milliseconds, 0 for none of 50 or more; one a round. */
  readonly longest: readonly { readonly phase: string; readonly ms: readonly number[] }[];
}

/** How smooth the page is over the main job with the sample, each round in a browser of its own. */
export async function measureSmooth(rounds: number): Promise<SmoothResults | string> {
  const served = await servePage();
  if (typeof served === 'string') return served;
  const measured: Round[] = [];
  try {
    for (let round = 0; round < rounds; round++) measured.push(await oneRound(served.url));
  } finally {
    served.close();
  }
  return {
    interactive: measured.map((round) => round.interactive),
    cancel: measured.map((round) => round.cancel),
    longest: [...measured[0].longest.keys()].map((phase) => ({
      phase,
      ms: measured.map((round) => round.longest.get(phase) ?? 0),
    })),
  };
}

interface Round {
  readonly interactive: number;
  readonly cancel: number;
  readonly longest: ReadonlyMap<string, number>;
}

async function oneRound(url: string): Promise<Round> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(watchLongTasks);
    const longest = new Map<string, number>();
    const phase = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const result = await work();
      // What a phase leaves behind belongs to it.
      await page.waitForTimeout(1000);
      longest.set(name, await takeLongest(page));
      return result;
    };
    const run = page.getByRole('button', { name: 'Run', exact: true });
    const begun = performance.now();
    const interactive = await phase('first load', async () => {
      await page.goto(url);
      await page.getByRole('button', { name: 'Use the sample' }).click({ trial: true });
      const took = performance.now() - begun;
      await page.waitForTimeout(3000);
      return took;
    });
    await phase('data and config', async () => {
      await page.getByRole('button', { name: 'Use the sample' }).click();
      await run.click({ trial: true });
    });
    const cancel = await phase('a run that is cancelled', async () => {
      await run.click();
      await page
        .getByText(/tasks done/)
        .first()
        .waitFor();
      return page.getByRole('button', { name: 'Cancel' }).evaluate(untilGone);
    });
    await phase('run and results', async () => {
      await run.click();
      await page.getByRole('button', { name: 'Download bundle' }).waitFor();
      await page.waitForTimeout(2000);
    });
    await phase('threshold explored', async () => {
      await page.getByRole('slider', { name: 'Threshold' }).focus();
      for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
    });
    await phase('rows behind a cell', async () => {
      await page.locator('.exp-side .cell-button').nth(3).click();
      await page.getByRole('group', { name: 'Rows behind the cell' }).getByRole('table').waitFor();
    });
    await phase('model for Predict', async () => {
      await page.getByRole('button', { name: 'Predict with this model' }).click();
      await page.getByRole('heading', { name: 'One row' }).waitFor();
    });
    await phase('predictions', async () => {
      await page.getByLabel('Open files').setInputFiles(SAMPLE_DATA);
      await page.getByRole('button', { name: /Download predictions/ }).waitFor();
    });
    await phase('history', () => page.getByRole('link', { name: 'Runs', exact: true }).click());
    return { interactive, cancel, longest };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function watchLongTasks(): void {
  const seen: number[] = [];
  Object.assign(globalThis, { longTasks: seen });
  new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

const takeLongest = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks.splice(0)));

/** Runs in the page, so that only the page is measured. */
async function untilGone(button: Element): Promise<number> {
  const begun = performance.now();
  (button as HTMLButtonElement).click();
  while (button.isConnected) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - begun;
}

const range = (ms: readonly number[]): string =>
  Math.min(...ms) === Math.max(...ms)
    ? `${Math.round(ms[0])} ms`
    : `${Math.round(Math.min(...ms))}–${Math.round(Math.max(...ms))} ms`;

export function smoothTable({ interactive, cancel, longest }: SmoothResults): Table {
  return {
    title: 'The page while it is used, sample, Chromium: minimum–maximum over rounds',
    header: ['what', 'measured', 'wanted'],
    rows: [
      ['from the address to a page that answers', range(interactive), 'about 1000 ms'],
      ['from Cancel to the end', range(cancel), '200 ms'],
      ...longest.map(({ phase, ms }) => [`longest task: ${phase}`, range(ms), `${LONG_TASK_MS} ms`]),
    ],
    notes: ['The longest task of the main thread, 0 where none took 50 ms or more; a busy machine makes them longer.'],
  };
}
