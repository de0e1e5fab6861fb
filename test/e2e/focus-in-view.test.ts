import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';
import { focusStop, tabTo } from './keys.ts';
import { VISITS_CONFIG, visitsCsv } from './visits.ts';

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await openPage(browser, site);
  await page.getByLabel('Open files').setInputFiles([
    { name: 'visits.csv', mimeType: 'text/csv', buffer: Buffer.from(visitsCsv(240)) },
    { name: 'config.yaml', mimeType: 'text/yaml', buffer: Buffer.from(VISITS_CONFIG) },
  ]);
  await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
  await page.getByRole('combobox', { name: 'minutes is used as' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
});

beforeEach(async () => {
  await page.evaluate(() => document.getElementById('drawn-above')?.remove());
  await page.keyboard.press('Control+Home');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo(page, /^Run$/);
});

/** Something as high as two windows comes up above everything; the browser does not hold the page in its place. */
const drawAbove = (): Promise<void> =>
  page.evaluate(async () => {
    document.documentElement.style.overflowAnchor = 'none';
    document.body.style.overflowAnchor = 'none';
    const block = document.createElement('div');
    block.id = 'drawn-above';
    block.style.height = `${2 * innerHeight}px`;
    document.getElementById('main')?.prepend(block);
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  });

const scrolledTo = (): Promise<number> => page.evaluate(() => scrollY);

describe('the focus and what is drawn above it', () => {
  it('stays in the window of whoever came there with the keyboard', async () => {
    await drawAbove();
    expect(await focusStop(page)).toMatchObject({ name: 'Run', inView: true });
  });

  it('follows nobody who has scrolled away from it', async () => {
    await page.mouse.move(600, 400);
    await page.mouse.wheel(0, -5000);
    await expect.poll(scrolledTo).toBe(0);
    await drawAbove();
    expect(await scrolledTo()).toBe(0);
  });

  it('follows nobody who uses the mouse', async () => {
    await page.getByRole('heading', { level: 2 }).first().click();
    const before = await scrolledTo();
    await drawAbove();
    expect(await scrolledTo()).toBe(before);
  });
});
