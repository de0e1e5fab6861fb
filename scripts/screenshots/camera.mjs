/** A browser of its own for each scheme and width, and what all pictures have in common. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const OUT = 'screenshots';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
const LONG = 120_000;

/** @param scale 2: the page at 200 %, in a window of the same size */
export async function openCamera(work, url, { scheme, width, scale = 1, still = false, tag = `${scheme}-${width}` }) {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(work, 'chromium-')), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
    colorScheme: scheme,
    reducedMotion: still ? 'reduce' : 'no-preference',
    viewport: { width: Math.round(width / scale), height: Math.round(900 / scale) },
    deviceScaleFactor: scale,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(LONG);
  page.on('pageerror', (error) => console.log(`${tag}: ${error.message}`));
  const button = (name) => page.getByRole('button', { name }).first();
  const camera = {
    context,
    page,
    button,
    seen: (words) => page.getByText(words).first().waitFor(),
    choose: (...files) => page.getByLabel('Open files').setInputFiles(files),
    /** Leaves everything that is open behind. */
    async open(place = 'experiment') {
      await page.goto('about:blank');
      await page.goto(`${url}#${place}`);
      await page.locator('h1, h2').first().waitFor();
    },
    go: (place) => page.getByRole('link', { name: place, exact: true }).first().click(),
    async run() {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await button('Download bundle').waitFor();
    },
    /** Opens what narrow screens fold. */
    async unfold() {
      const folded = page.locator('.fold-line > button[aria-expanded=false]');
      while ((await folded.count()) > 0) await folded.first().click();
    },
    /** Trains and keeps the bundle. */
    async bundleOf(...files) {
      await camera.open();
      await camera.choose(...files);
      await camera.run();
      return camera.save('Download bundle');
    },
    async save(name) {
      const [file] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
      const path = join(work, `${tag}-${file.suggestedFilename()}`);
      await file.saveAs(path);
      return path;
    },
    /** As after a first visit: nothing kept of earlier runs. */
    async forget() {
      await page.goto('about:blank');
      const session = await context.newCDPSession(page);
      await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
      await session.detach();
    },
    /** The whole page, and a word where it is wider than its window. */
    async shot(name) {
      await page.waitForTimeout(900);
      // What is measured or drawn only where it has been seen is seen first; margins that stick stand at the top.
      await page.evaluate(async () => {
        for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
          scrollTo({ top, behavior: 'instant' });
          await new Promise((resolve) => setTimeout(resolve, 40));
        }
        scrollTo({ top: 0, behavior: 'instant' });
      });
      await page.mouse.move(0, 0);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(OUT, `${name}-${tag}.png`), fullPage: true });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 0) console.log(`${name}-${tag}: ${wider} px wider than its window`);
    },
    close: () => context.close(),
  };
  return camera;
}
