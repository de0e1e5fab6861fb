import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Site {
  readonly url: string;
  stop(): void;
}

/** Serves a built page the way `npm start` does, on a free port. */
export async function serveSite(folder = 'dist/page'): Promise<Site> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), BROWSER: 'none' };
  const server: ChildProcess = spawn(process.execPath, ['scripts/serve.mjs', folder], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout?.once('data', () => resolve());
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/`, stop: () => void server.kill() };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** The system's Chromium with a new profile. */
export async function openChromium(
  options: { colorScheme?: 'light' | 'dark'; width?: number; args?: readonly string[] } = {},
): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'selfsame-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [...CHROMIUM_FLAGS, ...(options.args ?? [])],
    acceptDownloads: true,
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1360, height: 900 },
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** A new tab with the page in it, ready for whoever comes first. */
export async function openPage(browser: Browser, site: Site): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(site.url);
  await ready(page);
  return page;
}

/** What there is on a page that has loaded. */
export const ready = (page: Page): Promise<void> => page.getByRole('button', { name: 'Use the sample' }).waitFor();

/**
 * Downloads the bundle as soon as there is one.
 * @param to where it is kept; otherwise the browser's own copy is read, which goes with the browser
 * @returns its SHA-256
 */
export async function bundleHash(page: Page, to?: string): Promise<string> {
  const button = page.getByRole('button', { name: /^Download bundle/ });
  await button.waitFor({ timeout: 120_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  if (to !== undefined) await download.saveAs(to);
  return createHash('sha256')
    .update(readFileSync(to ?? (await download.path())))
    .digest('hex');
}

/** Drops files and folders as the desktop does: the page gets entries, not only files. */
export async function drop(page: Page, ...files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const { width, height } = page.viewportSize() ?? { width: 800, height: 800 };
  // Twice over the page: what it shows while something hangs over it is a new target.
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: Math.round(width / 3), y: Math.round(height / 2), data });
}

/** Opens what narrow screens fold; elsewhere there is nothing to open. */
export async function unfold(page: Page): Promise<void> {
  const folded = page.locator('.fold-line > button[aria-expanded=false]');
  while ((await folded.count()) > 0) await folded.first().click();
}
