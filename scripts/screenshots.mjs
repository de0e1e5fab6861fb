/**
 * `npm run screenshots`: takes every place and state of the built page into screenshots/ (not under version control).
 * Light and dark, 1,360 and 390 px. `npm run screenshots -- light 1360` takes one of the four.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const OUT = 'screenshots';
const [, , onlyScheme, onlyWidth] = process.argv;
const work = mkdtempSync(join(tmpdir(), 'selfsame-shots-'));
const small = join(work, 'small.csv');
const broken = join(work, 'broken.yaml');
writeFileSync(
  small,
  `id,x,kind,note,bought\n${Array.from({ length: 240 }, (_, i) => {
    const x = (i * 37) % 101;
    return `u${i},${i % 11 === 0 ? '' : x},${'abc'[i % 3]},${i % 4 === 0 ? 'שלום עולם' : '"a, long cell with words in it"'},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
  }).join('\n')}\n`,
);
writeFileSync(broken, 'data: {target: bought}\nmodels: {knn: {n_neighbours: 0}}\nseed: 1.5\n');

const server = spawn(process.execPath, ['scripts/serve.mjs'], {
  env: { ...process.env, PORT: '5077', BROWSER: 'none' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
mkdirSync(OUT, { recursive: true });

async function take(colorScheme, width) {
  const profile = mkdtempSync(join(work, 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    colorScheme,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const shot = async (name) => {
    await page.waitForTimeout(900);
    await page.screenshot({ path: join(OUT, `${name}-${colorScheme}-${width}.png`), fullPage: true });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wider > 0) console.log(`${name} ${colorScheme} ${width}: ${wider} px wider than its window`);
  };
  const choose = (...files) => page.locator('input[type=file]').first().setInputFiles(files);
  const run = page.getByRole('button', { name: 'Run', exact: true });
  const download = page.getByRole('button', { name: 'Download bundle' });

  await page.goto('http://127.0.0.1:5077/');
  await page.getByRole('button', { name: 'Use the sample' }).waitFor();
  await shot('experiment-empty');
  for (const place of ['verify', 'predict', 'runs']) {
    await page.goto(`http://127.0.0.1:5077/#${place}`);
    await shot(`${place}-empty`);
  }
  await page.goto('http://127.0.0.1:5077/#experiment');
  await choose(small, broken);
  await page.getByText('config/unknown-key').first().waitFor();
  await shot('experiment-problems');
  await page.goto('about:blank');
  await page.goto('http://127.0.0.1:5077/#experiment');
  await choose(small);
  await run.waitFor();
  await page.getByRole('button', { name: 'First rows' }).click();
  await shot('experiment-own-data');
  await page
    .getByRole('button', { name: 'Leave it out: id' })
    .first()
    .click()
    .catch(() => undefined);
  await run.click();
  await download.waitFor({ timeout: 300_000 });
  await shot('experiment-done');
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  const bundle = join(work, 'bundle.zip');
  await file.saveAs(bundle);
  await choose(bundle);
  await page.getByText('Files are intact').first().waitFor();
  await shot('verify-intact');
  await page.getByRole('link', { name: 'Predict' }).click();
  await choose(small);
  await page.getByRole('button', { name: /Download predictions/ }).waitFor();
  await shot('predict-done');
  await page.getByRole('link', { name: 'Runs' }).click();
  await shot('runs-one');
  await page.goto('about:blank');
  await page.goto('http://127.0.0.1:5077/#experiment');
  await page.getByRole('button', { name: 'Use the sample' }).click();
  await run.waitFor();
  await shot('experiment-sample');
  await run.click();
  await page.waitForTimeout(3000);
  await shot('experiment-running');
  await page
    .getByRole('button', { name: 'Cancel' })
    .click()
    .catch(() => undefined);
  await page
    .getByText('Stopped')
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => undefined);
  await shot('experiment-cancelled');
  await context.close();
}

try {
  for (const scheme of ['light', 'dark'])
    for (const width of [1360, 390])
      if ((onlyScheme ?? scheme) === scheme && (onlyWidth ?? String(width)) === String(width))
        await take(scheme, width);
} finally {
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
