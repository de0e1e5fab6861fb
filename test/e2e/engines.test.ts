import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES, type GoldenCase } from '../golden/cases.ts';
import { openChromium, serveSite, type Site } from './harness.ts';

/** What the test does with a page, whoever drives the browser. */
interface Driver {
  /** Opens the page afresh, drops the files, presses Run and reads the bundle's 64 digits. */
  fingerprint(url: string, files: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

async function driveChromium(): Promise<Driver> {
  const { context, close } = await openChromium();
  return {
    async fingerprint(url, files) {
      const page = await context.newPage();
      await page.goto(url);
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles([...files]);
      const run = page.getByRole('button', { name: /^Run/ });
      await run.waitFor();
      await run.click();
      const digits = await page.locator('.digits').first().textContent({ timeout: 120_000 });
      await page.close();
      return digits?.replaceAll(' ', '') ?? '';
    },
    close,
  };
}

async function driveFirefox(): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
  });
  return {
    async fingerprint(url, files) {
      const page = await browser.newPage();
      await page.goto(url);
      const input = await page.waitForSelector('input[type=file]');
      if (input === null) throw new Error('the page has no file input');
      await (input as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(...files);
      await page.waitForFunction(
        () => {
          const buttons = [...document.querySelectorAll('button')];
          const run = buttons.find((button) => !button.disabled && /^Run\b/.test(button.textContent));
          run?.click();
          return run !== undefined;
        },
        { timeout: 60_000 },
      );
      const digits = await page.waitForSelector('.digits', { timeout: 120_000 });
      const text = await digits?.evaluate((element) => element.textContent);
      await page.close();
      return text?.replaceAll(' ', '') ?? '';
    },
    close: () => browser.close(),
  };
}

/** A run with the packages of the second engine, and the fingerprint that the command line gives it. */
const SECOND = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-mljs-'));
  const [data, config, zip] = ['data.csv', 'config.yaml', 'bundle.zip'].map((name) => join(folder, name));
  const rows = Array.from({ length: 120 }, (_, i) => {
    const x = (i * 37) % 101;
    return `${x / 7},${((i * 53) % 89) / 3},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  });
  writeFileSync(data, `x,z,c,y\n${rows.join('\n')}\n`);
  writeFileSync(
    config,
    'engine: mljs\nseed: 5\ndata: {path: data.csv, target: y}\ncv: {n_splits: 3}\nmodels: {svm: , logistic_regression: , knn: , decision_tree: , random_forest: {n_estimators: 20}}\n',
  );
  const node = (): string => {
    execFileSync(process.execPath, ['dist/cli/selfsame.js', 'train', '--no-cache', '-c', config, '-o', zip], {
      stdio: 'pipe',
    });
    return createHash('sha256').update(readFileSync(zip)).digest('hex');
  };
  return { data, config, node };
})();

const paths = ({ dataFile, configFile }: GoldenCase) => [fileURLToPath(dataFile), fileURLToPath(configFile)];

describe.each([
  { name: 'Chromium', open: driveChromium },
  { name: 'Firefox', open: driveFirefox },
])('golden bundles in $name', ({ open }) => {
  let site: Site;
  let driver: Driver;
  beforeAll(async () => {
    site = await serveSite();
    driver = await open();
  });
  afterAll(async () => {
    await driver?.close();
    site?.stop();
  });

  it.each(GOLDEN_CASES)('$name', async (golden) => {
    expect(await driver.fingerprint(site.url, paths(golden))).toBe(golden.expected);
  });

  it('the second engine', async () => {
    expect(await driver.fingerprint(site.url, [SECOND.data, SECOND.config])).toBe(SECOND.node());
  });
});
