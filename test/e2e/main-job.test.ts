import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzipSync, zipSync } from 'fflate';
import { openChromium, serveSite, type Browser, type Site } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-e2e-'));
const downloaded = join(folder, 'from-page.zip');
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const cli = (...args: string[]) =>
  execFileSync(process.execPath, ['dist/cli/selfsame.js', ...args], { encoding: 'utf8' });

const CHECKER = '../shared/tools/check_bundle.py';

let site: Site;
let browser: Browser;
let page: Page;
const requests: string[] = [];

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await browser.context.newPage();
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Drops files through the page's one file input. */
async function choose(...files: string[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** The bundle with one byte of one file changed, zipped again. */
function tamper(path: string): string {
  const files = unzipSync(new Uint8Array(readFileSync(downloaded)));
  files[path] = files[path].slice();
  files[path][files[path].length >> 1] ^= 1;
  const file = join(folder, 'tampered.zip');
  writeFileSync(file, zipSync(files));
  return file;
}

describe('the main job in Chromium', () => {
  it('trains the sample and downloads the bundle', async () => {
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await page.getByRole('button', { name: /^Run/ }).click();
    const button = page.getByRole('button', { name: /^Download bundle/ });
    await button.waitFor({ timeout: 240_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    await download.saveAs(downloaded);
    expect(readFileSync(downloaded).subarray(0, 2).toString()).toBe('PK');
  });

  it('proves it: trained again from nothing, the two fingerprints side by side', async () => {
    await page.getByRole('button', { name: /^Prove it/ }).click();
    await page.getByText('Trained again from nothing: the same bytes').waitFor({ timeout: 240_000 });
    const digits = await page.locator('.proof .digits').allTextContents();
    expect(digits).toHaveLength(2);
    expect(digits[1]).toBe(digits[0]);
    expect(digits[0].replaceAll(' ', '')).toBe(sha256(downloaded));
  });

  it('gives the bytes that the command line gives', () => {
    const fromCli = join(folder, 'from-cli.zip');
    cli('train', '--config', 'public/sample/config.yaml', '--out', fromCli, '--workers', '2', '--no-cache');
    expect(sha256(downloaded)).toBe(sha256(fromCli));
    expect(sha256(downloaded)).toBe(readFileSync('test/golden/reference.sha256', 'utf8').trim());
    expect(cli('verify', downloaded)).toContain('Files are intact');
  });

  // The checker shares no code with the program; it stands beside the repository where the format is designed.
  it.runIf(existsSync(CHECKER))('gives a bundle that an independent reading finds right', () => {
    expect(execFileSync('python3', [CHECKER, downloaded], { encoding: 'utf8' })).toContain('all holds');
  });

  it('says that the downloaded bundle is intact, and replays it', async () => {
    await choose(downloaded);
    await page.getByText('Files are intact').first().waitFor();
    await page.getByRole('button', { name: 'Spot check' }).click();
    await page.getByText('5 of 25 fits repeat').first().waitFor({ timeout: 240_000 });
    await page
      .getByRole('button', { name: /^Replay/ })
      .first()
      .click();
    await page.getByText('The training repeats').first().waitFor({ timeout: 240_000 });
  });

  it('refuses a bundle in which one byte has changed, and names the file', async () => {
    await choose(tamper('artifacts/results/predictions.csv'));
    await page.getByText('Something is different').first().waitFor();
    expect(await page.getByText('artifacts/results/predictions.csv').count()).toBeGreaterThan(0);
    expect(await page.getByText('Files are intact').count()).toBe(0);
  });

  it('has asked nobody else for anything, and sent nothing', () => {
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((request) => !request.startsWith(`GET ${site.url}`) && !request.includes(' blob:'))).toEqual(
      [],
    );
  });
});
