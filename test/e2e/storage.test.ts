import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleHash, openChromium, openPage, ready, serveSite, type Browser, type Site } from './harness.ts';

const DATA = 'test/golden/numeric/data.csv';
const CONFIG = 'test/golden/numeric/config.yaml';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-storage-'));
const data = join(folder, 'data.csv');
const config = join(folder, 'config.yaml');

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  // Some seconds of training, so that there is a middle of it.
  const [head, ...rows] = readFileSync(DATA, 'utf8').trim().split('\n');
  writeFileSync(data, [head, ...Array.from({ length: 4 }, () => rows).flat()].join('\n'));
  const text = readFileSync(CONFIG, 'utf8');
  const forest = '\n  random_forest:\n    n_estimators: 200\n  extra_trees:\n    n_estimators: 200\n';
  writeFileSync(config, text.replace(/^models:\n/m, `models:${forest}`).replace(/\n {2}random_forest: .*/g, ''));
});

beforeEach(async () => {
  await browser?.close();
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function newTab(): Promise<Page> {
  const page = await openPage(browser, site);
  return page;
}

async function openJob(page: Page): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles([data, config]);
  await runButton(page).click({ trial: true });
}

const runButton = (page: Page) => page.getByRole('button', { name: 'Run', exact: true });

describe('what the browser keeps', () => {
  it('is a run that a reload in its middle goes on with, to the same bytes; and is cleared on request', async () => {
    const page = await newTab();
    await openJob(page);
    await runButton(page).click();
    await page.getByText(/^([5-9]|\d\d+) of \d+ tasks done/).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Continue the run of data.csv' }).waitFor();
    await page.getByText(/^\d+ of \d+ tasks are done\. Data and config\.yaml are as you left them\./).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    const resumed = await bundleHash(page);
    await page
      .getByText(/came from the store/)
      .first()
      .waitFor();

    // A second tab finds every task, and its own run gives the same.
    const other = await newTab();
    expect(await other.getByText('Continue the run').count()).toBe(0);
    await openJob(other);
    await other.getByText('Nothing has changed: every task is in the store').waitFor();
    await other.getByRole('button', { name: 'Clear' }).click();
    await other.getByRole('button', { name: /^Delete / }).click();
    await other.getByText(/^\d+ tasks to run/).waitFor();
    await Promise.all([runButton(other).click(), page.getByRole('button', { name: 'Run', exact: true }).click()]);
    const straight = await bundleHash(other);
    expect(resumed).toBe(straight);
    expect(await bundleHash(page)).toBe(straight);
  });

  it('is nothing where storage is denied: the page says so and trains', async () => {
    await browser.context.route(/workbench\.worker.*\.js/, async (route) => {
      const program = readFileSync(join('dist/page', new URL(route.request().url()).pathname), 'utf8');
      const deny = `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };\n`;
      // As the server sends it: without this header an isolated page takes no worker.
      const headers = { 'Cross-Origin-Embedder-Policy': 'require-corp' };
      await route.fulfill({ contentType: 'text/javascript', headers, body: deny + program });
    });
    const page = await newTab();
    await page.locator('input[type=file]').first().setInputFiles([DATA, CONFIG]);
    await page.getByText('This browser keeps nothing for this page').waitFor();
    await runButton(page).click();
    await bundleHash(page);
    await page.reload();
    await ready(page);
    expect(await page.getByText('data.csv').count()).toBe(0);
  });
});
