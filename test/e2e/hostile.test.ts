import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/core/index.ts';
import { goodBundle } from '../hostile/bundle/good.ts';
import { cook, readRecipe } from '../hostile/bundle/recipe.ts';
import type { Expectation } from '../hostile/expectation.ts';
import { openChromium, ready, serveSite, type Browser, type Site } from './harness.ts';

const area = new URL('../hostile/', import.meta.url);
const expectation = (folder: string): Expectation =>
  JSON.parse(readFileSync(new URL(`${folder}/expect.json`, area), 'utf8')) as Expectation;

const REFUSED = ['not-a-zip-text', 'limit-four-gibibytes', 'overlap-quoted', 'name-escape-sequence', 'nested-zips'];
const READ = ['json-deep-lists', 'tree-never-ends', 'model-feature-count-huge', 'card-script'];

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await browser.context.newPage();
  page.on('dialog', () => {
    throw new Error('text from a bundle was run');
  });
  await page.goto(site.url);
  await ready(page);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
});

/** Lets a file fall on the page, as a hand would. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, base64]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], file));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** The page answers to the next file as if nothing had been. */
async function goodOneWorks(): Promise<void> {
  await drop('good.zip', writeZip(await goodBundle('logistic')));
  await page.getByText('Files are intact.').waitFor({ timeout: 30_000 });
}

describe('hostile files dropped on the page', () => {
  it.each(REFUSED)('%s is refused in words, and the page goes on', async (name) => {
    await drop(`${name}.zip`, new Uint8Array(readFileSync(new URL(`zip/${name}/input.zip`, area))));
    await page.getByText(`${name}.zip`).first().waitFor({ timeout: 30_000 });
    await page.getByText('This is not an intact bundle.').waitFor({ timeout: 30_000 });
    for (const code of expectation(`zip/${name}`).codes) await page.getByText(code, { exact: true }).first().waitFor();
    await goodOneWorks();
  });

  it.each(READ)('%s is read, and what is wrong is said', async (name) => {
    await drop(`${name}.zip`, await cook(readRecipe(new URL(`bundle/${name}/recipe.json`, area))));
    await page.getByText(`${name}.zip`).first().waitFor({ timeout: 30_000 });
    for (const code of expectation(`bundle/${name}`).codes)
      await page.getByText(code, { exact: true }).first().waitFor({ timeout: 30_000 });
    expect(await page.getByText('Files are intact.').count()).toBe(0);
    await goodOneWorks();
  });
});
