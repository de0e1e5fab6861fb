import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-data-'));
const CONFIG = `# kept as it is
data:
  target: y # the outcome
models:
  logistic_regression: {}
  random_forest: {n_estimators: 300}
business:
  target_precision: 0.6
`;
const CSV = `id,x,c,y\n${Array.from({ length: 400 }, (_, i) => {
  const x = (i * 37) % 101;
  return `u${i},${i % 50 === 7 ? 'NA' : x},${['red', 'שלום', 'blue'][i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
}).join('\n')}\n`;

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
});

beforeEach(async () => {
  await page?.close();
  page = await openPage(browser, site);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const choose = (...files: string[]) => page.locator('input[type=file]').first().setInputFiles(files);
const use = (column: string) => page.getByRole('combobox', { name: `${column} is used as` });
const editor = () => page.locator('.cm-content');
const run = () => page.getByRole('button', { name: 'Run', exact: true });

describe('data and config', () => {
  it('are two views of one thing, with one history', async () => {
    await choose(file('d.csv', CSV), file('config.yaml', CONFIG));
    await use('id').selectOption('ignore');
    await editor().getByText('id: ignore').waitFor();
    expect(await editor().textContent()).toContain('# the outcome');
    await page.getByRole('radio', { name: /^no/ }).check();
    await editor().getByText('positive_class: no').or(editor().getByText('positive_class: "no"')).first().waitFor();

    await page.keyboard.press('Control+z');
    await page.getByRole('radio', { name: /^yes/, checked: true }).waitFor();
    await editor().click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => use('id').inputValue()).toBe('categorical');
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => use('id').inputValue()).toBe('ignore');

    await editor().getByText('target: y').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('exclude: [c]');
    await expect.poll(() => use('c').inputValue()).toBe('ignore');
  });

  it('answers a warning by a click', async () => {
    await choose(file('d.csv', CSV), file('config.yaml', CONFIG));
    await page.getByRole('button', { name: 'Leave it out: id' }).click();
    await page.getByText('Written into config.yaml').waitFor();
    await expect.poll(() => use('id').inputValue()).toBe('ignore');
  });

  it('are cut into cells as it is chosen', async () => {
    const csv = CSV.split('\n').slice(1).join('\n').replaceAll(',', ';');
    await choose(file('h.csv', csv), file('config.yaml', CONFIG.replace('target: y', 'target: column_4')));
    await page.getByText(/^Read as/).click();
    await page.getByRole('combobox', { name: 'First line' }).selectOption('false');
    await use('column_1').waitFor();
    expect(await page.getByText(/semicolon-separated.*no header/).count()).toBe(1);
  });

  it('shows the rows that are in view, missing cells marked', async () => {
    await choose(file('d.csv', CSV), file('config.yaml', CONFIG));
    await page.getByRole('button', { name: 'First rows' }).click();
    const table = page.getByRole('table', { name: 'Rows of the file' });
    await table.getByText('u0', { exact: true }).waitFor();
    expect(await table.locator('.missing').first().textContent()).toBe('NA');
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await table.getByText('u399', { exact: true }).waitFor();
  });

  it('completes keys where they stand', async () => {
    await choose(file('d.csv', CSV), file('config.yaml', CONFIG));
    await page.locator('.cm-foldGutter').waitFor();
    await editor().getByText('target: y').click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
    await page.keyboard.type('miss');
    await page.locator('.cm-tooltip-autocomplete').getByText('missing_values_by_column').waitFor();
  });
});

describe('a run', () => {
  it('goes on in another place, is shown at the top, and is cancelled at once', async () => {
    await choose(file('d.csv', CSV), file('config.yaml', CONFIG.replace('300', '60000')));
    await run().waitFor();
    await page.getByRole('link', { name: 'Verify' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.getByRole('link', { name: 'Predict' }).click();
    await page.getByRole('link', { name: /^Training/ }).click();
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await page
      .getByText(/tasks done|Starting/)
      .first()
      .waitFor();
    await cancel.click();
    await page.getByText('Stopped').waitFor();
  });
});
