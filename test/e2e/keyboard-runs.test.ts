import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';
import { expectFocus, focusStop, tabTo } from './keys.ts';
import { VISITS_CONFIG, visitsCsv } from './visits.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-keys-'));
const files = ['visits.csv', 'config.yaml'].map((name) => join(folder, name));
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  writeFileSync(files[0], visitsCsv(240));
  writeFileSync(files[1], VISITS_CONFIG);
  site = await serveSite();
  browser = await openChromium();
  page = await openPage(browser, site);
  await page.getByLabel('Open files').setInputFiles(files);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const press = (key: string) => page.keyboard.press(key);
const fingerprint = () => page.locator('.digits').first().textContent();

it('five runs are made, chosen and compared without a mouse', async () => {
  const editor = page.getByRole('textbox', { name: 'config.yaml' });
  for (let run = 0; run < 5; run++) {
    if (run > 0) {
      await page.getByRole('button', { name: 'Show config' }).focus();
      await press('Enter');
    }
    await editor.focus();
    await press('Control+Home');
    await press('End');
    await page.keyboard.type('1');
    // The page reads along a moment later.
    await page.waitForTimeout(700);
    const before = run === 0 ? null : await fingerprint();
    await press('Control+Enter');
    await page.getByRole('button', { name: 'Download bundle' }).waitFor({ timeout: 120_000 });
    await expect.poll(fingerprint, { timeout: 60_000 }).not.toBe(before);
    await page.getByRole('slider', { name: 'Threshold' }).waitFor();
  }
  await page.getByRole('link', { name: 'Runs', exact: true }).focus();
  await press('Enter');
  await expect.poll(() => page.getByRole('checkbox', { name: /^Compare run/ }).count()).toBe(5);
  for (let chosen = 0; chosen < 5; chosen++) {
    await tabTo(page, /^Compare run/);
    await press('Space');
    await expectFocus(page, /^Compare run/);
  }
  await tabTo(page, /^Compare 5 runs$/, 'Shift+Tab');
  await press('Enter');
  await page
    .getByText(/^They differ in seed/)
    .first()
    .waitFor();
  await expect.poll(async () => (await focusStop(page))?.name).toBe('Runs compared');
  await tabTo(page, /^Back to all runs$/);
  await press('Enter');
  await page.getByRole('link', { name: 'Compare 5 runs' }).waitFor();
  await expectFocus(page);
});
