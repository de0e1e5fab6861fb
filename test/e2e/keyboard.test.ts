import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, ready, serveSite, type Browser, type Site } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-keys-'));
const csv = join(folder, 'visits.csv');
writeFileSync(
  csv,
  `id,x,kind,bought\n${Array.from({ length: 160 }, (_, i) => {
    const x = (i * 37) % 101;
    return `u${i},${x},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  }).join('\n')}\n`,
);

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await browser.context.newPage();
  await page.goto(site.url);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What has the focus: its name for screen readers, or its text. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

/** Presses Tab until what has the focus is called so. */
async function tabTo(name: RegExp, presses = 150): Promise<void> {
  for (let i = 0; i < presses; i++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused())) return;
  }
  throw new Error(`Tab never came to ${name}; it is at ${await focused()}`);
}

describe('the main job without a mouse', () => {
  it('opens a file', async () => {
    await ready(page);
    await tabTo(/^Choose files$/);
    // The dialog belongs to the browser.
    await page.locator('input[type=file]').first().setInputFiles(csv);
    await page.getByRole('combobox', { name: 'x is used as' }).waitFor();
  });

  it('changes what a column is used as, and takes it back', async () => {
    await tabTo(/^kind is used as$/);
    await page.keyboard.press('ArrowDown');
    await page.getByText('Written into config.yaml').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('Written into config.yaml').waitFor({ state: 'detached' });
  });

  it('edits the config, and Tab leaves the editor', async () => {
    await tabTo(/^config\.yaml$/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# by keyboard\n');
    expect(await page.locator('.cm-content').textContent()).toContain('# by keyboard');
    await page.keyboard.press('Tab');
    expect(await focused()).not.toBe('config.yaml');
  });

  it('runs, reaches the threshold and downloads the bundle', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Download bundle' }).waitFor({ timeout: 120_000 });
    await tabTo(/^Threshold/i, 300);
    await page.keyboard.press('ArrowRight');
    await tabTo(/^Download bundle$/, 300);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const path = join(folder, 'bundle.zip');
    await file.saveAs(path);
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK');
  });
});
