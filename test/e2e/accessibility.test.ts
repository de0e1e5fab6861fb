import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, ready, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-axe-'));
const csv = join(folder, 'small <b>data.csv');
const config = join(folder, 'config.yaml');
const bundle = join(folder, 'b.zip');
const ragged = join(folder, 'ragged.csv');
const broken = join(folder, 'broken.yaml');
const long = join(folder, 'long.yaml');
const rightToLeft = join(folder, 'לקוחות.csv');

writeFileSync(ragged, 'a,b,y\n1,2,0\n2,1\n');
writeFileSync(broken, 'data: {target: y}\nmodels: {knn: {n_neighbours: 0}}\n');
writeFileSync(long, 'data: {target: y}\nmodels: {random_forest: {n_estimators: 60000}}\n');
writeFileSync(
  rightToLeft,
  `מזהה,עיר,קנה\n${Array.from({ length: 80 }, (_, i) => `${i},${['חיפה', 'אילת'][i % 2]},${i % 3 === 0 ? 'כן' : 'לא'}`).join('\n')}\n`,
);

/** 150 rows with markup in a header and in categories: it has to be shown as text. */
writeFileSync(
  csv,
  `x,<img src=x onerror=alert(1)>,y\n${Array.from({ length: 150 }, (_, i) => {
    const x = (i * 37) % 101;
    return `${x},${['a', '<script>', 'c'][i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  }).join('\n')}\n`,
);
writeFileSync(
  config,
  'data:\n  target: y\nmodels:\n  logistic_regression: {}\n  decision_tree: {max_depth: 3}\nbusiness:\n  target_precision: 0.6\n',
);

let site: Site;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As much as fits at 200 % on a screen of 1,360 px is 680. */
describe.each([{ width: 1360 }, { width: 680 }, { width: 390 }])('the page, light and dark, $width px', ({ width }) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openChromium({ width });
    page = await browser.context.newPage();
    page.on('dialog', () => {
      throw new Error('text from the data was run');
    });
    await page.goto(site.url);
  });

  afterAll(() => browser?.close());

  const isSound = (): Promise<void> => expectSound(page);
  const choose = (...files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0][]) =>
    page.getByLabel('Open files').setInputFiles(files.flat() as string[]);
  const seen = (words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: 60_000 });

  it('is sound when empty', async () => {
    await ready(page);
    for (const place of ['Verify', 'Predict', 'Runs', 'Experiment']) {
      await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
      await isSound();
    }
  });

  it('is sound with a file that is no table, and with a config that has problems', async () => {
    await choose(ragged);
    await seen('data/ragged-rows');
    await isSound();
    await choose(csv, broken);
    await seen('config/unknown-key');
    await isSound();
  });

  it('is sound with data from right to left, first rows and parse choices open', async () => {
    await choose(rightToLeft);
    await seen('לקוחות.csv');
    await page.getByRole('button', { name: 'First rows' }).click();
    await page.getByText(/^Read as/).click();
    await isSound();
  });

  it('is sound with data and config, while it runs, and when it is stopped', async () => {
    await choose(csv, long);
    await seen('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await seen('tasks done');
    // For those who do not see the graph.
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toMatch(/^\d+ of \d+ tasks$/);
    expect(await page.locator('[role=status]').allInnerTexts()).toContainEqual(expect.stringMatching(/^Training/));
    await isSound();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await seen('Stopped');
    await isSound();
  });

  it('is sound with results', async () => {
    await choose(csv, config);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const download = page.getByRole('button', { name: 'Download bundle' });
    await download.waitFor();
    await isSound();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    await file.saveAs(bundle);
  });

  it('is sound when it verifies', async () => {
    await choose(bundle);
    await seen('Files are intact.');
    await isSound();
    await page.getByRole('button', { name: 'Replay' }).click();
    await seen('The training repeats.');
    await isSound();
  });

  it('is sound when it predicts and when it refuses', async () => {
    await page.getByRole('link', { name: 'Predict' }).click();
    await choose(csv);
    await page.getByRole('button', { name: 'Download predictions' }).waitFor();
    await isSound();
    await page.getByRole('link', { name: 'Verify' }).click();
    await page.getByLabel('Open files').setInputFiles({
      name: 'broken.zip',
      mimeType: 'application/zip',
      buffer: readFileSync(bundle).subarray(0, 5000),
    });
    await seen('This is not an intact bundle.');
    await isSound();
  });

  it('moves nothing where motion is not wanted', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) =>
          getComputedStyle(element)
            .transitionDuration.split(',')
            .concat(getComputedStyle(element).animationDuration.split(','))
            .map((text) => parseFloat(text)),
        ),
      ),
    );
    expect(longest).toBe(0);
  });
});
