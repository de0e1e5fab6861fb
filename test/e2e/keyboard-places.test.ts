import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';
import { expectFocus, focusStop, tabTo } from './keys.ts';
import { VISITS_CONFIG, visitsCsv } from './visits.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-keys-'));
const at = (name: string): string => join(folder, name);
writeFileSync(at('visits.csv'), visitsCsv(240));
writeFileSync(at('config.yaml'), VISITS_CONFIG);

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await openPage(browser, site);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The dialog belongs to the browser: what it hands over is handed over here. */
const choose = (...names: string[]) => page.getByLabel('Open files').setInputFiles(names.map(at));
const shown = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 60_000 });
const press = (key: string) => page.keyboard.press(key);

const finished = async (): Promise<void> => {
  await page.getByRole('button', { name: 'Download bundle' }).waitFor({ timeout: 120_000 });
  await page.getByRole('slider', { name: 'Threshold' }).waitFor();
};

describe('without a mouse', () => {
  it('runs, and the focus stays where it can be seen', async () => {
    await tabTo(page, /^Choose files$/);
    await choose('visits.csv', 'config.yaml');
    await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
    await expectFocus(page);
    await tabTo(page, /^Run$/);
    await press('Enter');
    await finished();
    await expectFocus(page, /^Run$/);
  });

  it('walks the whole page from top to bottom, a section at a time', async () => {
    await page
      .getByRole('heading', { name: /^The surest of/ })
      .first()
      .waitFor();
    await page.waitForTimeout(1000);
    await press('Control+Home');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(page, /^Skip to content$/);
    await press('Enter');
    await expectFocus(page);
    const sections: number[] = [];
    const names: string[] = [];
    for (let i = 0; i < 300; i++) {
      await press('Tab');
      const stop = await focusStop(page);
      if (stop === null || (stop.section < 0 && sections.length > 0)) break;
      expect(stop, `the focus on “${stop.name}”`).toMatchObject({ ring: true, inView: true });
      expect(stop.name).not.toBe('');
      sections.push(stop.section);
      names.push(stop.name);
    }
    expect(sections).toEqual([...sections].sort((a, b) => a - b));
    expect(names).toContain('Download bundle');
    expect(names.length).toBeGreaterThan(40);
  });

  it('moves the threshold, and sees the rows behind a cell of the confusion matrix', async () => {
    await tabTo(page, /^Threshold$/);
    const handle = page.getByRole('slider', { name: 'Threshold' });
    const trained = Number(await handle.getAttribute('aria-valuenow'));
    await press('PageDown');
    expect(Number(await handle.getAttribute('aria-valuenow'))).toBeCloseTo(trained - 0.05, 3);
    await expectFocus(page, /^Threshold$/);
    await tabTo(page, /rows flagged, bought = no: show them$/);
    await press('Enter');
    await page.getByRole('group', { name: 'Rows behind the cell' }).getByRole('table').waitFor();
    await expect.poll(async () => (await focusStop(page))?.name).toMatch(/^\d+ rows? flagged, bought = no$/);
    await tabTo(page, /^Close$/, 'Tab', 2);
    await tabTo(page, /^\d+ rows? flagged, bought = no: \d+ rows?$/, 'Tab', 1);
    const list = page.getByRole('group', { name: 'Rows behind the cell' }).getByRole('region');
    await press('End');
    await expect
      .poll(() => list.evaluate((each) => each.scrollTop + each.clientHeight - each.scrollHeight))
      .toBeGreaterThan(-2);
    await tabTo(page, /^Close$/, 'Shift+Tab', 1);
    await press('Enter');
    await expectFocus(page, /rows flagged, bought = no: show them$/);
    expect(await page.getByRole('group', { name: 'Rows behind the cell' }).count()).toBe(0);
    await tabTo(page, /^Back to the trained/);
    await press('Enter');
    await expectFocus(page);
    expect(Number(await handle.getAttribute('aria-valuenow'))).toBeCloseTo(trained, 4);
  });

  it('sets up a sweep, takes a setting out again, and runs it', async () => {
    await tabTo(page, /^Show config$/);
    await press('Enter');
    await expectFocus(page);
    await tabTo(page, /^Try several values of a setting$/);
    await press('Enter');
    await page.getByLabel('Setting').waitFor();
    await tabTo(page, /^Model/, 'Tab', 1);
    await page.keyboard.type('Dec');
    await tabTo(page, /^Setting/, 'Tab', 1);
    await page.keyboard.type('max_d');
    await tabTo(page, /^Values to try/, 'Tab', 1);
    await page.keyboard.type('1, 2, 3');
    await tabTo(page, /^Try these values$/, 'Tab', 1);
    await press('Enter');
    const tried = page.getByRole('list', { name: 'What is tried' });
    await tried.getByText('max_depth', { exact: true }).waitFor();
    await expectFocus(page, /^Values to try/);
    await tabTo(page, /^Setting/, 'Shift+Tab', 1);
    await page.keyboard.type('min_samples_leaf');
    await tabTo(page, /^Values to try/, 'Tab', 1);
    await page.keyboard.type('1, 9');
    await press('Enter');
    await tried.getByText('min_samples_leaf', { exact: true }).waitFor();
    await expectFocus(page, /^Values to try/);
    await tabTo(page, /^Remove min_samples_leaf of Decision tree$/);
    await press('Enter');
    await tried.getByText('min_samples_leaf', { exact: true }).waitFor({ state: 'detached' });
    await expectFocus(page);
    await tabTo(page, /^Run$/);
    await press('Enter');
    await page.getByRole('heading', { name: /^Decision tree: / }).waitFor({ timeout: 120_000 });
    await tabTo(page, /^3 candidates as a table$/);
    await press('Enter');
    await expect.poll(() => page.locator('.sweeps tbody tr').count()).toBe(3);
  });

  it('compares runs, and comes back to the list', async () => {
    await tabTo(page, /^Runs$/, 'Shift+Tab');
    await press('Enter');
    await page
      .getByRole('checkbox', { name: /^Compare run/ })
      .nth(1)
      .waitFor();
    await expectFocus(page, /^Runs$/);
    await tabTo(page, /^Compare run/);
    await press('Space');
    await tabTo(page, /^Compare run/);
    await press('Space');
    await expectFocus(page, /^Compare run/);
    await tabTo(page, /^Compare 2 runs$/, 'Shift+Tab');
    await press('Enter');
    await shown(/^They differ in /);
    await expect.poll(async () => (await focusStop(page))?.name).toBe('Runs compared');
    await tabTo(page, /^Back to all runs$/);
    await press('Enter');
    await page.getByRole('link', { name: 'Compare 2 runs' }).waitFor();
    await expectFocus(page);
  });

  it('deletes a run, takes it back and clears none by mistake', async () => {
    const rows = page.getByRole('checkbox', { name: /^Compare run/ });
    await tabTo(page, /^Delete run/);
    await press('Enter');
    await expect.poll(() => rows.count()).toBe(1);
    await expectFocus(page);
    await tabTo(page, /^Undo$/);
    await press('Enter');
    await expect.poll(() => rows.count()).toBe(2);
    await expectFocus(page);
    await tabTo(page, /^Clear$/);
    await press('Enter');
    await expectFocus(page, /^Keep them$/);
    await press('Enter');
    await expectFocus(page);
    expect(await rows.count()).toBe(2);
  });

  it('predicts a row typed into the form', async () => {
    await tabTo(page, /^Experiment$/, 'Shift+Tab');
    await press('Enter');
    await tabTo(page, /^Predict with this model$/);
    await press('Enter');
    await shown('Trained here in the last run.');
    await expectFocus(page);
    await shown(/this row/);
    const answer = page.locator('.big-number strong');
    const before = await answer.textContent();
    await tabTo(page, /^minutes$/);
    await press('Control+a');
    await page.keyboard.type(Number(before) > 0.5 ? '0' : '100');
    await expect.poll(() => answer.textContent()).not.toBe(before);
    await expectFocus(page, /^minutes$/);
    await tabTo(page, /^source$/, 'Tab', 1);
    await press('ArrowDown');
    await expectFocus(page, /^source$/);
  });

  it('verifies the downloaded bundle and repeats the training', async () => {
    await tabTo(page, /^Experiment$/, 'Shift+Tab');
    await press('Enter');
    await tabTo(page, /^Download bundle$/);
    const [file] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
    await file.saveAs(at('a.zip'));
    await expectFocus(page, /^Download bundle$/);
    await tabTo(page, /^Verify$/, 'Shift+Tab');
    await press('Enter');
    await tabTo(page, /^Choose a bundle$/);
    await choose('a.zip');
    await shown('Files are intact.');
    await expectFocus(page);
    await tabTo(page, /^Replay$/);
    await press('Enter');
    await shown('The training repeats.');
    await expectFocus(page, /^Replay$/);
    await tabTo(page, /, the same bytes|: the same/);
    await press('ArrowRight');
    await expectFocus(page);
    await tabTo(page, /^Open as experiment$/, 'Shift+Tab');
    await press('Enter');
    await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
    await expectFocus(page);
  });
});
