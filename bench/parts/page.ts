import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright-core';
import { PAGE } from '../paths.ts';

export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MS = 300_000;

export interface JobPage {
  /** Seconds from the click on Run to the finished bundle, in a browser that was started for this. */
  run(): Promise<number>;
  close(): void;
}

export interface ServedPage {
  readonly url: string;
  close(): void;
}

export const chromiumPath = (): string => process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The built page behind its own server; a text says why not. */
export async function openPage(): Promise<JobPage | string> {
  const served = await servePage();
  if (typeof served === 'string') return served;
  return { run: () => trainSample(served.url), close: served.close };
}

/** The built page as `npm start` serves it, and a Chromium to open it with; a text says why not. */
export async function servePage(): Promise<ServedPage | string> {
  if (!existsSync(chromiumPath())) return `no Chromium at ${chromiumPath()} (CHROMIUM names another)`;
  if (!existsSync(PAGE)) return `${PAGE} is not built: npm run build`;
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), BROWSER: 'none' };
  const server = spawn(process.execPath, ['scripts/serve.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    server.stdout.once('data', () => resolve());
    server.once('exit', (code) => reject(new Error(`scripts/serve.mjs ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.kill() };
}

async function trainSample(url: string): Promise<number> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Use the sample' }).click();
    const run = page.getByRole('button', { name: /^Run/ });
    // A trial click waits until the button can be clicked: the sample has been read and checked.
    await run.click({ trial: true });
    const start = performance.now();
    await run.click();
    await page.getByRole('button', { name: /^Download bundle/ }).waitFor({ timeout: PATIENCE_MS });
    return (performance.now() - start) / 1000;
  } finally {
    await browser.close();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
