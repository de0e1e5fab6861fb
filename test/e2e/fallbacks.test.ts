import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { bundleHash, openChromium, ready, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const golden = GOLDEN_CASES.find(({ name }) => name === 'model-svm') as (typeof GOLDEN_CASES)[0];
const FILES = [golden.dataFile, golden.configFile].map((url) => fileURLToPath(url));
/** A name that leads to this machine and that no browser trusts as it trusts `localhost`. */
const HOST = 'selfsame.test';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-fallbacks-'));
const BUNDLE = join(folder, 'bundle.zip');
let site: Site;
let browser: Browser | undefined;

beforeAll(async () => {
  site = await serveSite();
});
afterEach(async () => {
  await browser?.close();
  browser = undefined;
});
afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function open(url: string, args: readonly string[] = [], ready = 'Use the sample'): Promise<Page> {
  browser = await openChromium({ args });
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.getByRole('button', { name: ready }).waitFor();
  expect(errors).toEqual([]);
  return page;
}

const choose = (page: Page, files: readonly string[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 60_000 });

/** Runs what is open and keeps the bundle. @returns its SHA-256 */
async function train(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  return bundleHash(page, BUNDLE);
}

describe('a page that is no secure context (http, another machine)', () => {
  it('has no Web Crypto, locks, clipboard or service worker, and comes to the same bytes', async () => {
    const page = await open(site.url.replace('127.0.0.1', HOST), [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
    const missing = await page.evaluate(() => [
      isSecureContext,
      'subtle' in crypto && crypto.subtle !== undefined,
      'locks' in navigator,
      'clipboard' in navigator,
      'serviceWorker' in navigator,
    ]);
    expect(missing).toEqual([false, false, false, false, false]);
    await choose(page, FILES);
    expect(await train(page)).toBe(golden.expected);

    // The store works without locks: what was finished is found by the next visit.
    await page.reload();
    await ready(page);
    await choose(page, FILES);
    await shown(page, /every task is in the store/);

    await choose(page, [BUNDLE]);
    await page.getByRole('button', { name: 'Replay' }).click();
    await shown(page, 'The training repeats');
  });
});

describe('a browser whose storage', () => {
  it('is full: the page says so, trains to the same bytes, and forgets', async () => {
    const page = await open(site.url);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 1 });
    await choose(page, FILES);
    expect(await train(page)).toBe(golden.expected);
    await shown(page, /storage takes no more/);
  });

  it('is denied to selfsame.html, opened as a file: it says so and trains to the same bytes', async () => {
    const capsule = join(folder, 'selfsame.html');
    const deny = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };\n";
    const mark = '<script type="text/plain" id="worker">';
    const [before, after] = readFileSync(resolve('dist/selfsame.html'), 'utf8').split(mark);
    writeFileSync(capsule, `${before}${mark}${deny}${after}`);
    const page = await open(pathToFileURL(capsule).href);
    await choose(page, FILES);
    await shown(page, 'This browser keeps nothing for this page');
    expect(await train(page)).toBe(golden.expected);
  });
});

describe('a bundle that older kernels made', () => {
  it.each([1, 2])('of kernels %i: the page has the commands that replay it, and copies them', async (kernels) => {
    const page = await open(`${site.url}#verify`, [], 'Choose a bundle');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Open files').setInputFiles([resolve(`test/kernels/${kernels}.zip`)]);
    await shown(page, `Replay it with kernels ${kernels}`);
    expect(await page.getByRole('button', { name: 'Replay' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Copy commands' }).click();
    await shown(page, 'Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^git checkout [0-9a-f]{40} && npm ci && npm run build:cli\n/);
    expect(copied).toContain(`verify ${kernels}.zip --replay`);
  });

  it('and replays in a release: the page names it, and knows whether a file is that one', async () => {
    const released = join(folder, 'released.html');
    writeFileSync(released, 'a program');
    const hash = createHash('sha256').update('a program').digest('hex');
    const capsule = join(folder, 'later.html');
    const commit = /commit:(["'`])[0-9a-f]{40}\1/;
    writeFileSync(
      capsule,
      readFileSync(resolve('dist/selfsame.html'), 'utf8').replace(commit, `version:"0.0.9",capsule:"${hash}"`),
    );
    const page = await open(`${pathToFileURL(capsule).href}#verify`, [], 'Choose a bundle');
    await page.getByLabel('Open files').setInputFiles([resolve('test/kernels/1.zip')]);
    await shown(page, /^Selfsame 0.0.9 does/);
    expect(await page.locator('.way-back').textContent()).toContain(hash.slice(0, 4));
    const mine = page.getByLabel('Check the selfsame.html that I have');
    await mine.setInputFiles([capsule]);
    await shown(page, 'later.html is another file: do not trust what it says of this bundle.');
    await mine.setInputFiles([released]);
    await shown(page, 'released.html is that file, to the byte.');
    await expectSound(page);
  });
});
