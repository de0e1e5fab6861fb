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
});
