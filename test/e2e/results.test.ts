import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, ready, serveSite, unfold, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';
import { VISITS_CONFIG, visitsCsv } from './visits.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-results-'));
const csv = join(folder, 'visits.csv');
const config = join(folder, 'config.yaml');

writeFileSync(csv, visitsCsv(400));
writeFileSync(config, VISITS_CONFIG);

let site: Site;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function train(page: Page): Promise<void> {
  await page.goto(site.url);
  await ready(page);
  await page.locator('input[type=file]').first().setInputFiles([csv, config]);
  await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Download bundle' }).waitFor();
  await page.getByRole('slider', { name: 'Threshold' }).waitFor();
  await page.waitForTimeout(500);
}

/** All that a threshold gives, as the explorer's table of counts shows it. */
const countsOf = (page: Page): Promise<string[]> => page.locator('.exp-side .cm:not(.plain) td').allInnerTexts();

describe('the results, looked at', () => {
  let browser: Browser;
  let page: Page;
  let handle: Locator;

  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.context.newPage();
    await train(page);
    handle = page.getByRole('slider', { name: 'Threshold' });
  });

  afterAll(() => browser?.close());

  const value = async (): Promise<number> => Number(await handle.getAttribute('aria-valuenow'));

  it('explores thresholds by keyboard, and goes back to the trained one', async () => {
    const trained = await value();
    const before = await countsOf(page);
    await handle.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('ArrowLeft');
    expect(await value()).toBeCloseTo(trained - 0.055, 3);
    expect(await handle.getAttribute('aria-valuetext')).toMatch(/explored: \d+ rows flagged/);
    await page.keyboard.press('End');
    expect(await value()).toBe(1);
    await page.getByText('It flags nobody').waitFor();
    await page.keyboard.press('Home');
    expect(await value()).toBe(0);
    await page.getByRole('button', { name: /^Back to the trained/ }).click();
    expect(await value()).toBeCloseTo(trained, 4);
    expect(await countsOf(page)).toEqual(before);
  });

  it('explores them by pointer, and leaves a tick where the trained one is', async () => {
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    const plane = await page.locator('.handle-plane').boundingBox();
    if (box === null || plane === null) throw new Error('no handle');
    await page.mouse.move(box.x + box.width / 2, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(plane.x + plane.width * 0.25, box.y + 100, { steps: 30 });
    await page.mouse.up();
    expect(await value()).toBeCloseTo(0.25, 1);
    await page.getByRole('heading', { name: /^At 0\.2\d\d, explored/ }).waitFor();
    await page.getByText(/^trained 0\.\d{3}$/).waitFor();
  });

  it('takes a threshold that is typed, and says what is no threshold', async () => {
    const field = page.getByRole('textbox', { name: 'Threshold' });
    await field.fill('2');
    await page.getByText('A number from 0 to 1').waitFor();
    await field.fill('0,5');
    expect(await value()).toBe(0.5);
  });

  it('writes the target into the config, with its comment', async () => {
    await page.getByRole('button', { name: 'Put into config' }).click();
    const written = page.getByRole('status').getByText(/business\.target_precision: 0\.\d+/);
    await written.waitFor();
    const target = /target_precision: (0\.\d+)/.exec(await written.innerText())?.[1];
    await page.getByRole('button', { name: 'Show config' }).click();
    await expect
      .poll(() => page.getByRole('textbox', { name: 'config.yaml' }).innerText())
      .toContain(`target_precision: ${target} # seven in ten`);
    expect(target).not.toBe('0.7');
  });

  it('looks at another model', async () => {
    const names = await page.locator('.model-button').allInnerTexts();
    await page.locator('.model-button', { hasText: names[1] }).click();
    await page.getByText('Only the best model gets a threshold in the bundle').waitFor();
    await page.locator('.model-button', { hasText: names[0] }).click();
    await page.getByRole('button', { name: 'Test rows' }).click();
    await page.getByText(/^Counts of the 80 test rows/).waitFor();
    await page.getByRole('button', { name: 'Out of fold' }).click();
  });

  it('shows the rows behind a cell of the confusion matrix, and the worst mistakes', async () => {
    const cell = page.locator('.exp-side .cell-button').nth(2);
    const rows = Number(await cell.innerText());
    await cell.focus();
    await page.keyboard.press('Enter');
    const behind = page.getByRole('group', { name: 'Rows behind the cell' });
    await behind.getByRole('heading', { name: new RegExp(`^${rows} rows? flagged, bought = no$`) }).waitFor();
    expect(await behind.locator('th', { hasText: 'visitor' }).count()).toBe(1);
    expect(await behind.locator('table').getAttribute('aria-rowcount')).toBe(String(rows + 1));
    // Those in view are drawn, and a few beyond.
    const drawn = await behind.locator('tbody tr:not(.gap)').count();
    expect(drawn).toBeGreaterThanOrEqual(Math.min(rows, 10));
    expect(drawn).toBeLessThanOrEqual(Math.min(rows, 25));
    await behind.getByRole('button', { name: 'Close' }).press('Enter');
    await page.getByRole('heading', { name: /^The surest of \d+ missed/ }).waitFor();
  });

  it('does one task again, alone', async () => {
    await page
      .getByRole('button', { name: /^Decision tree, fold 1|^Decision tree.*1/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Run this task alone' }).click();
    await page.getByText('= the same bytes').waitFor();
  });

  it('saves a chart as a picture and as numbers', async () => {
    const menu = page.getByRole('button', { name: /^Save: .*while flagging 5 %/ });
    const save = async (kind: string): Promise<{ name: string; bytes: Buffer }> => {
      await menu.focus();
      await page.keyboard.press('Enter');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: kind }).press('Enter'),
      ]);
      const path = join(folder, download.suggestedFilename());
      await download.saveAs(path);
      return { name: download.suggestedFilename(), bytes: readFileSync(path) };
    };
    const svg = await save('Picture, SVG');
    expect(svg.name).toMatch(/-roc\.svg$/);
    expect(svg.bytes.toString()).toContain('Share of bought = yes found');
    expect(svg.bytes.toString()).not.toMatch(/var\(|class=|style=/);
    const png = await save('Picture, PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    const numbers = await save('Numbers, CSV');
    expect(numbers.bytes.toString()).toMatch(/^model,false_positive_rate,true_positive_rate\nlogistic|^model,false/);
  });
});

describe.each([
  { colorScheme: 'light', width: 1360 },
  { colorScheme: 'dark', width: 1360 },
  { colorScheme: 'light', width: 390 },
] as const)('the results, $colorScheme, $width px', ({ colorScheme, width }) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openChromium({ colorScheme, width });
    page = await browser.context.newPage();
    await train(page);
  });

  afterAll(() => browser?.close());

  it('are sound, with a threshold explored and a menu open', async () => {
    await page.getByRole('slider', { name: 'Threshold' }).focus();
    await page.keyboard.press('PageDown');
    await page.locator('.exp-side .cell-button').first().click();
    await page.getByRole('group', { name: 'Rows behind the cell' }).getByRole('table').waitFor();
    await unfold(page);
    await page.getByRole('heading', { name: /weighs most|^The model is/ }).waitFor();
    await page
      .getByRole('button', { name: /^Save: / })
      .first()
      .click();
    await expectSound(page);
  });
});

describe('the results on a narrow screen', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openChromium({ width: 390 });
    page = await browser.context.newPage();
    await train(page);
  });

  afterAll(() => browser?.close());

  it('fold into lines that say what is in them, and open by keyboard', async () => {
    const line = page.getByRole('button', { name: /^Test On rows it never saw/ });
    await line.waitFor();
    expect(await page.locator('.metrics').isVisible()).toBe(false);
    const before = await page.evaluate(() => document.documentElement.scrollHeight);
    await line.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Test', exact: true, expanded: true }).waitFor();
    await page.getByRole('heading', { name: /^On rows it never saw/ }).waitFor();
    await unfold(page);
    await page.getByRole('heading', { name: /^The surest of \d+ missed/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(before + 2000);
  });

  it('fold as a section, as data, config and bundle do, and are shown again', async () => {
    for (const name of ['results', 'bundle']) {
      await page.getByRole('button', { name: `Hide ${name}` }).focus();
      await page.keyboard.press('Enter');
      const show = page.getByRole('button', { name: `Show ${name}` });
      await expect.poll(() => show.evaluate((each) => each === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `Hide ${name}` }).waitFor();
    }
    for (const name of ['data', 'config']) {
      await page.getByRole('button', { name: `Show ${name}` }).click();
      await page.getByRole('button', { name: `Hide ${name}` }).click();
      await page.getByRole('button', { name: `Show ${name}` }).waitFor();
    }
    await expectSound(page);
  });
});
