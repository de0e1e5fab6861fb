import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-crosscheck-'));
const SHOTS = process.env['SHOTS'];

function write(name: string, rows: number, models: string): string[] {
  const lines = Array.from({ length: rows }, (_, i) => {
    const x = (i * 37) % 101;
    return `${x / 7},${((i * 53) % 89) / 3},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  });
  const files = [join(folder, `${name}.csv`), join(folder, `${name}.yaml`)];
  writeFileSync(files[0], `x,z,c,y\n${lines.join('\n')}\n`);
  writeFileSync(files[1], `data: {target: y}\ncv: {n_splits: 3}\nmodels: ${models}\n`);
  return files;
}
const small = write(
  'small',
  200,
  '{logistic_regression: , knn: , svm: , decision_tree: {max_depth: 4, min_samples_leaf: 3}}',
);
const large = write('large', 30000, '{logistic_regression: , decision_tree: {max_depth: 3}}');

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function run(page: Page, files: readonly string[]): Promise<void> {
  await page.goto(site.url);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
  await page.getByRole('button', { name: /^Run/ }).click();
  await page.getByRole('heading', { name: 'Cross-check with a second engine' }).waitFor({ timeout: 120_000 });
}

describe.each([
  { colorScheme: 'light', width: 1360 },
  { colorScheme: 'dark', width: 390 },
] as const)('the cross-check, $colorScheme, $width px', ({ colorScheme, width }) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium({ colorScheme, width });
    page = await browser.context.newPage();
  });
  afterAll(() => browser?.close());

  it('trains both engines and shows where they agree', async () => {
    await run(page, small);
    await page.getByRole('button', { name: 'Compare on all rows' }).click();
    await page.getByRole('heading', { name: /^The second engine/ }).waitFor({ timeout: 120_000 });
    const table = page.getByRole('region', { name: 'Agreement by model' });
    expect(await table.getByRole('row').count()).toBe(5);
    expect(await page.locator('.crosscheck-models figure').count()).toBe(4);
    expect(await page.locator('.crosscheck').textContent()).toContain('models.decision_tree.min_samples_leaf');
    await page.waitForTimeout(600);
    if (SHOTS !== undefined)
      await page.locator('.crosscheck').screenshot({ path: `${SHOTS}/${colorScheme}-${width}.png` });
    await expectSound(page);
  });
});

describe('the cross-check of large data', () => {
  it('says why not, offers a sample, and can be cancelled', async () => {
    const browser = await openChromium();
    const page = await browser.context.newPage();
    await run(page, large);
    const sample = page.getByRole('button', { name: /^Compare on [\d,]+ rows$/ });
    await sample.waitFor({ timeout: 30_000 });
    expect(await page.getByRole('button', { name: 'Compare on all rows' }).isDisabled()).toBe(true);
    expect(await page.locator('#crosscheck-why').textContent()).toMatch(/all 30,000 rows would take about \d+\s\w+/);
    if (SHOTS !== undefined) await page.locator('.crosscheck').screenshot({ path: `${SHOTS}/large.png` });
    await sample.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 60_000 });
    expect(await sample.isEnabled()).toBe(true);
    await browser.close();
  });
});
