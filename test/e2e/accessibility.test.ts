import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, serveSite, type Browser, type Site } from './harness.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'selfsame-axe-'));
const csv = join(folder, 'small <b>data.csv');
const config = join(folder, 'config.yaml');
const bundle = join(folder, 'b.zip');

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

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** How far the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(600);
}

describe.each([
  { colorScheme: 'light', width: 1360 },
  { colorScheme: 'dark', width: 1360 },
  { colorScheme: 'light', width: 390 },
] as const)('the page, $colorScheme, $width px', ({ colorScheme, width }) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openChromium({ colorScheme, width });
    page = await browser.context.newPage();
    page.on('dialog', () => {
      throw new Error('text from the data was run');
    });
    await page.goto(site.url);
  });

  afterAll(() => browser?.close());

  async function isSound(): Promise<void> {
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }

  it('is sound when empty', async () => {
    await page.getByRole('button', { name: 'Use the sample' }).waitFor();
    await isSound();
  });

  it('is sound with data and config', async () => {
    await page.locator('input[type=file]').setInputFiles([csv, config]);
    await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
    await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();
    await isSound();
  });

  it('is sound with results', async () => {
    await page.keyboard.press('Control+Enter');
    const download = page.getByRole('button', { name: 'Download bundle' });
    await download.waitFor();
    await isSound();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    await file.saveAs(bundle);
  });

  it('is sound when it verifies', async () => {
    await page.locator('input[type=file]').setInputFiles(bundle);
    await page.getByText('Files are intact.').waitFor();
    await isSound();
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('The training repeats.').waitFor();
    await isSound();
  });

  it('is sound when it predicts and when it refuses', async () => {
    await page.getByRole('link', { name: 'Predict' }).click();
    await page.locator('input[type=file]').setInputFiles(csv);
    await page.getByRole('button', { name: 'Download predictions' }).waitFor();
    await isSound();
    await page.getByRole('link', { name: 'Verify' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'broken.zip',
      mimeType: 'application/zip',
      buffer: readFileSync(bundle).subarray(0, 5000),
    });
    await page.getByText('This is not an intact bundle.').waitFor();
    await isSound();
  });
});
