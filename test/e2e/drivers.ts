import puppeteer from 'puppeteer-core';
import { openChromium } from './harness.ts';

const LONG = 60_000;

/** What a test does with a page, whoever drives the browser. */
export interface Tab {
  /** Puts files into the page's one file input. */
  choose(files: readonly string[]): Promise<void>;
  /** Waits for a button that begins so and can be pressed, and presses it. */
  press(label: string): Promise<void>;
  /** Waits for the first such element and reads its text. */
  text(selector: string): Promise<string>;
  /** Waits until the page shows the words. */
  seen(words: string): Promise<void>;
  /** What the page has asked for, as far as the browser says so, blobs and data left out. */
  readonly requests: readonly string[];
  /** Errors on the console, refusals of the security policy among them. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export interface Driver {
  open(url: string): Promise<Tab>;
  close(): Promise<void>;
}

const isOutside = (url: string): boolean => !/^(blob|data|about):/.test(url);

async function driveChromium(): Promise<Driver> {
  const { context, close } = await openChromium();
  return {
    async open(url) {
      const page = await context.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => isOutside(request.url()) && requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(url);
      return {
        requests,
        errors,
        choose: (files) =>
          page
            .locator('input[type=file]')
            .first()
            .setInputFiles([...files]),
        press: (label) =>
          page
            .getByRole('button', { name: new RegExp(`^${label}`) })
            .first()
            .click({ timeout: LONG }),
        text: async (selector) => (await page.locator(selector).first().textContent({ timeout: LONG })) ?? '',
        seen: (words) => page.getByText(words).first().waitFor({ timeout: LONG }),
        close: () => page.close(),
      };
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
    async open(url) {
      const page = await browser.newPage();
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => isOutside(request.url()) && requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(url);
      return {
        requests,
        errors,
        async choose(files) {
          const input = await page.waitForSelector('input[type=file]');
          if (input === null) throw new Error('the page has no file input');
          await (input as unknown as { uploadFile(...paths: string[]): Promise<void> }).uploadFile(...files);
        },
        async press(label) {
          await page.waitForFunction(
            (beginning) => {
              const buttons = [...document.querySelectorAll('button')];
              const found = buttons.find(
                (button) =>
                  !button.disabled &&
                  button.getAttribute('aria-disabled') !== 'true' &&
                  button.textContent.startsWith(beginning),
              );
              found?.click();
              return found !== undefined;
            },
            { timeout: LONG },
            label,
          );
        },
        async text(selector) {
          const found = await page.waitForSelector(selector, { timeout: LONG });
          return (await found?.evaluate((element) => element.textContent)) ?? '';
        },
        async seen(words) {
          await page.waitForFunction((text) => document.body.innerText.includes(text), { timeout: LONG }, words);
        },
        close: () => page.close(),
      };
    },
    close: () => browser.close(),
  };
}

export const BROWSERS = [
  { name: 'Chromium', launch: driveChromium },
  { name: 'Firefox', launch: driveFirefox },
];

/** Opens the page afresh, drops the files, presses Run and reads the bundle's 64 digits. */
export async function fingerprint(driver: Driver, url: string, files: readonly string[]): Promise<string> {
  const tab = await driver.open(url);
  await tab.choose(files);
  await tab.press('Run');
  const digits = await tab.text('.digits');
  await tab.close();
  return digits.replaceAll(' ', '');
}
