import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, ready, serveSite, type Browser, type Site } from './harness.ts';
import { expectFocus } from './keys.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-predict-'));
const at = (name: string): string => join(folder, name);

/** x decides, z follows it, kind does not matter. */
const line = (i: number): string => {
  const x = (i * 37) % 101;
  return `${x},${2 * x + ((i * 13) % 7)},${['a', 'b', 'c'][i % 3]},${x + ((i * 17) % 30) > 70 ? 'yes' : 'no'}`;
};
const csv = (from: number, n: number): string =>
  `x,z,kind,y\n${Array.from({ length: n }, (_, i) => line(from + i)).join('\n')}\n`;

writeFileSync(at('train.csv'), csv(0, 200));
writeFileSync(
  at('config.yaml'),
  'data:\n  target: y\nmodels:\n  logistic_regression: {}\n  decision_tree: {max_depth: 3}\nbusiness:\n  target_precision: 0.6\n',
);
writeFileSync(at('new.csv'), csv(500, 300));
writeFileSync(at('far.csv'), `x,z,kind\n${'900,4000,<b>new</b>\n'.repeat(60)}`);
writeFileSync(at('lacks.csv'), 'x,z,kinds\nmany,1,a\n');
writeFileSync(at('broken.csv'), 'x,z,kind\n"1,2,a\n');

let site: Site;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  { colorScheme: 'light', width: 1360 },
  { colorScheme: 'dark', width: 390 },
] as const)('Predict in Chromium, $colorScheme, $width px', ({ colorScheme, width }) => {
  let browser: Browser;
  let page: Page;

  const choose = (...names: string[]) => page.getByLabel('Open files').setInputFiles(names.map(at));
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 30_000 });

  beforeAll(async () => {
    browser = await openChromium({ colorScheme, width });
    page = await browser.context.newPage();
    page.on('dialog', () => {
      throw new Error('text from the data was run');
    });
    await page.goto(site.url);
    await ready(page);
  });

  afterAll(() => browser?.close());

  const isSound = (): Promise<void> => expectSound(page);

  it('teaches when nothing is open', async () => {
    await page.getByRole('link', { name: 'Predict' }).click();
    await page.getByRole('button', { name: 'Choose a bundle' }).waitFor();
    await isSound();
    await page.getByRole('link', { name: 'Experiment' }).click();
  });

  it('takes the model of a run in one click, with what is usual in training in the form', async () => {
    await choose('train.csv', 'config.yaml');
    await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Predict with this model' }).click({ timeout: 60_000 });
    await shown('Trained here in the last run.');
    await shown(/moves? this row/);
    expect(await page.getByLabel('x', { exact: true }).inputValue()).not.toBe('');
    await isSound();
  });

  it('answers a CSV: schema, answers, drift, rows in order, and a download', async () => {
    await choose('new.csv');
    await shown('new.csv, 300 rows, has all 3 columns that the model needs');
    await shown(/^These rows have answers/);
    await shown(/^No drift/);
    await page.getByRole('combobox', { name: 'Order' }).selectOption('high');
    const cells = page.locator('.row-table tbody td.r');
    await cells.first().waitFor();
    await page.waitForTimeout(300);
    const first = (await cells.allTextContents()).map(Number);
    expect(first.length).toBeGreaterThan(5);
    expect(first.length).toBeLessThan(60);
    expect(first).toEqual([...first].sort((a, b) => b - a));
    await isSound();
    const [started] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download predictions' }).click(),
    ]);
    await started.saveAs(at('predictions.csv'));
    const lines = readFileSync(at('predictions.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('row,x,z,kind,y,probability,predicted');
    expect(lines).toHaveLength(301);
  });

  it('says why a row got its answer, by keyboard, and what another value would do', async () => {
    const why = page.getByRole('button', { name: /^Why row/ }).first();
    const row = Number(/\d+/.exec((await why.getAttribute('aria-label')) ?? '')?.[0]);
    await why.focus();
    await page.keyboard.press('Enter');
    await shown(`Filled from row ${row} of the file.`);
    await expectFocus(page, /^One row$/);
    const probability = page.locator('.big-number strong');
    const line = readFileSync(at('predictions.csv'), 'utf8').split('\n')[row + 1].split(',');
    await page.waitForFunction(
      (text) => document.querySelector('.big-number strong')?.getAttribute('title') === text,
      line[5],
    );
    const title = await page.locator('.why h3').textContent();
    expect(title).toMatch(/towards y = yes/);
    const numbers = await page
      .locator('.why-table tbody td.r')
      .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('title'))));
    const sum = numbers.slice(0, -1).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(numbers[numbers.length - 1], 9);
    const before = await probability.textContent();
    await page.getByLabel('x', { exact: true }).fill('0');
    await page.waitForFunction((text) => document.querySelector('.big-number strong')?.textContent !== text, before);
    await page.getByLabel('x', { exact: true }).fill('much');
    await shown('predict/not-numeric');
    await isSound();
    await page.getByRole('button', { name: 'Back to what is usual' }).click();
    await shown('Filled with what is usual in training.');
  });

  it('finds drift and new categories', async () => {
    await choose('far.csv');
    await shown(/^Drift: the means of/);
    await shown('new categories in 60 rows');
    await isSound();
  });

  it('refuses what it cannot read, with the place and the code', async () => {
    await choose('lacks.csv');
    await shown('lacks.csv cannot be answered');
    await shown('missing; is it “kinds”?');
    await shown('predict/missing-column');
    await isSound();
    await choose('broken.csv');
    await shown('data/unterminated-quote');
    await choose('new.csv');
    await shown('300 rows, has all 3 columns');
  });
});
