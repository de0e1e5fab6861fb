import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-page-'));
const DATA = 'test/golden/numeric/data.csv';
const CONFIG = 'test/golden/numeric/config.yaml';

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

const choose = (...files: string[]) => page.locator('input[type=file]').first().setInputFiles(files);
const run = () => page.getByRole('button', { name: /^Run/ });
const saved = (name: string) => page.getByText(name).first().waitFor({ timeout: 60_000 });

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function download(name: string): Promise<string> {
  const button = page.getByRole('button', { name: /^Download bundle/ });
  await button.waitFor({ timeout: 60_000 });
  const [started] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(folder, name);
  await started.saveAs(path);
  return path;
}

describe('the page', () => {
  it('leaves the dataset out on request, from finished tasks, and verifies against a supplied one', async () => {
    await choose(DATA, CONFIG);
    await run().click();
    await download('with.zip');
    await page.getByRole('checkbox', { name: /^Include the dataset/ }).uncheck();
    await page.getByRole('button', { name: 'Run again' }).click();
    await saved('came from the store');
    await saved('Everything but the dataset');
    const without = await download('without.zip');
    const files = unzipSync(new Uint8Array(readFileSync(without)));
    expect(Object.keys(files)).not.toContain('data.csv');
    expect(Buffer.from(files['config.yaml']).toString()).toContain('include_dataset: false');

    await choose(without);
    await saved('The dataset is not in the bundle');
    await choose(DATA);
    await saved('The training has not been repeated yet');
    await page
      .getByRole('button', { name: /^Replay/ })
      .first()
      .click();
    await saved('The training repeats');
    await page.getByRole('button', { name: 'Open as experiment' }).click();
    await run().waitFor();
  });

  it('cancels at once and goes on from what was finished', async () => {
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await run().click();
    await saved('tasks done');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 5_000 });
    await saved('Stopped');
    await saved('come from the store.');
  });

  it('shows every problem of a config and does not run it', async () => {
    await choose(
      DATA,
      file('config.yaml', 'data: { target: diagnosis }\nmodels: { knn: { n_neighbours: 0 } }\nseed: 1.5\n'),
    );
    await saved('config/unknown-key');
    await saved('n_neighbors');
    await saved('line 3');
    expect(await run().isDisabled()).toBe(true);
  });

  it.each([
    { name: 'ragged.csv', content: 'a,y\n1,0\n2,1,3\n', code: 'data/ragged-rows' },
    { name: 'utf16.csv', content: Buffer.from('\ufeffa,y\n1,0\n2,1\n', 'utf16le'), code: 'data/encoding' },
    { name: 'quote.csv', content: 'a,y\n"1,0\n2,1\n', code: 'data/unterminated-quote' },
    { name: 'empty.csv', content: '', code: 'data/empty' },
  ])('says what is wrong with $name', async ({ name, content, code }) => {
    await choose(file(name, content));
    await saved(code);
  });

  it('scores a CSV with the model of a bundle', async () => {
    await choose(DATA, CONFIG);
    await run().click();
    const bundle = await download('model.zip');
    await choose(bundle);
    await saved('Files are intact');
    await page.getByRole('link', { name: 'Predict' }).click();
    await choose(DATA);
    const button = page.getByRole('button', { name: /Download predictions/ });
    await button.waitFor({ timeout: 30_000 });
    const [started] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = join(folder, 'predictions.csv');
    await started.saveAs(path);
    const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
    expect(header).toBe(
      'row,radius,texture,perimeter,area,smoothness,concavity,symmetry,diagnosis,probability,predicted',
    );
    expect(rows.length).toBe(400);
  });
});
