import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { openChromium, serveSite, type Browser, type Site } from './harness.ts';

const golden = GOLDEN_CASES.find(({ name }) => name === 'numeric');
const FILES = ['test/golden/numeric/data.csv', 'test/golden/numeric/config.yaml'];

const folder = mkdtempSync(join(tmpdir(), 'selfsame-offline-'));
const site = join(folder, 'page');
cpSync('dist/page', site, { recursive: true });

/** What reached the server: method, path, and how many bytes came with it. */
const log: string[] = [];
let server: Site;
let front: Server;
let browser: Browser;
let page: Page;
let url: string;

/** In front of the real server, so that everything that leaves the browser is seen, and can be cut off. */
function listen(port: number): Promise<Server> {
  const proxy = createServer((incoming, outgoing) => {
    log.push(`${incoming.method} ${incoming.url} ${incoming.headers['content-length'] ?? 0}`);
    const { method, url: path, headers } = incoming;
    const forwarded = ask(new URL(path ?? '/', server.url), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  return new Promise((resolve) => proxy.listen(port, '127.0.0.1', () => resolve(proxy)));
}

const cut = (): Promise<void> =>
  new Promise((resolve) => {
    front.close(() => resolve());
    front.closeAllConnections();
  });
const seen = (words: string) => page.getByText(words).first().waitFor({ timeout: 60_000 });
const choose = (...files: string[]) => page.locator('input[type=file]').first().setInputFiles(files);
const run = () => page.getByRole('button', { name: /^Run/ }).click();
const bundleHash = async () => (await page.locator('.digits').first().textContent())?.replaceAll(' ', '');

beforeAll(async () => {
  server = await serveSite(site);
  front = await listen(0);
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/`;
  browser = await openChromium();
  page = await browser.context.newPage();
  await page.goto(url);
  await seen('it works without a network');
});

afterAll(async () => {
  await browser?.close();
  front?.close();
  front?.closeAllConnections();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the installed page', () => {
  it('can be installed: manifest, icons and name are what a browser asks for', async () => {
    const session = await browser.context.newCDPSession(page);
    const { errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A private window, as tests have it, is all that may be in the way.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });

  it('loads, trains, bundles and verifies with the network cut, and asks for nothing', async () => {
    expect(log.every((line) => line.startsWith('GET /') && line.endsWith(' 0'))).toBe(true);
    await cut();
    const asked: string[] = [];
    browser.context.on('request', (request) => asked.push(request.url()));
    const failed: string[] = [];
    browser.context.on('requestfailed', (request) => failed.push(request.url()));
    await page.goto('about:blank');
    await page.goto(url);
    await choose(...FILES);
    await run();
    expect(await bundleHash()).toBe(golden?.expected);
    const button = page.getByRole('button', { name: /^Download bundle/ });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const bundle = join(folder, 'bundle.zip');
    await download.saveAs(bundle);
    await choose(bundle);
    await page
      .getByRole('button', { name: /^Replay/ })
      .first()
      .click();
    await seen('The training repeats');
    expect(asked.filter((address) => !address.startsWith(url) && !/^(blob|data|about):/.test(address))).toEqual([]);
    expect(failed).toEqual([]);
  });

  it('asks the server for nothing but a newer version once all is kept', async () => {
    front = await listen(Number(new URL(url).port));
    log.length = 0;
    await page.goto(url);
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await seen('ml_datasource.csv');
    await page.locator('.cm-content').waitFor();
    expect(log.filter((line) => line !== 'GET /sw.js 0')).toEqual([]);
  });

  it('says that a newer version is ready, does not interrupt, and shows it on request', async () => {
    publishAnother();
    const other = await browser.context.newPage();
    await other.goto(url);
    await other.getByText('A new version is ready').waitFor();
    await seen('A new version is ready');
    expect(await page.locator('meta[name=edition]').count()).toBe(0);
    await run();
    await seen('What is running goes on');
    expect(await page.getByRole('button', { name: 'Reload' }).isDisabled()).toBe(true);

    // One tab takes it; the run in the other goes on with the version that it began with.
    await other.getByRole('button', { name: 'Reload' }).click();
    await other.locator('meta[name=edition]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    expect(await page.locator('meta[name=edition]').count()).toBe(0);
    const kept = await page.evaluate(async () => (await caches.keys()).length);
    expect(kept).toBe(2);

    await page.getByRole('button', { name: 'Reload' }).click();
    await page.locator('meta[name=edition]').waitFor({ state: 'attached' });
    await other.close();
  });
});

/** The page with one more line, as a later build would be. */
function publishAnother(): void {
  const [pageFile, workerFile] = ['index.html', 'sw.js'].map((name) => join(site, name));
  const digest = (): string => createHash('sha256').update(readFileSync(pageFile)).digest('base64');
  const before = digest();
  const html = readFileSync(pageFile, 'utf8');
  writeFileSync(pageFile, html.replace('<title>', '<meta name="edition" content="2" /><title>'));
  const worker = readFileSync(workerFile, 'utf8');
  const newer = worker.replace(before, digest()).replace(/(version:\s*["'`])[0-9a-f]{16}/, '$1' + '2'.repeat(16));
  expect(newer).not.toBe(worker);
  writeFileSync(workerFile, newer);
}
