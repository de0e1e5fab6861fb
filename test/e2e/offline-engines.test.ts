import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES, REFERENCE, type GoldenCase } from '../golden/cases.ts';
import { BROWSERS, fingerprint, type Driver } from './drivers.ts';
import { serveSite } from './harness.ts';

/** `SELFSAME_REFERENCE=1` does it with the reference job, and with the one-file build too, which has a test of its own. */
const long = process.env['SELFSAME_REFERENCE'] !== undefined;
const job: GoldenCase | undefined = long ? REFERENCE : GOLDEN_CASES.find(({ name }) => name === 'numeric');
if (job === undefined) throw new Error('no golden case `numeric`');
const files = [job.dataFile, job.configFile].map((url) => fileURLToPath(url));
const folder = mkdtempSync(join(tmpdir(), 'selfsame-cut-'));
const bundle = join(folder, 'bundle.zip');

beforeAll(() => {
  const train = ['dist/cli/selfsame.js', 'train', '--no-cache', '--data', files[0], '-c', files[1], '-o', bundle];
  execFileSync(process.execPath, train, { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(BROWSERS)('with the network cut, in $name', ({ launch }) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch();
  });
  afterAll(() => driver?.close());

  async function trainAndReplay(url: string): Promise<void> {
    expect(await fingerprint(driver, url, files)).toBe(job?.expected);
    const tab = await driver.open(url);
    await tab.choose([bundle]);
    await tab.seen('Files are intact');
    await tab.press('Replay');
    await tab.seen('The training repeats');
    expect(tab.errors).toEqual([]);
    await tab.close();
  }

  it('the page that was loaded once trains, bundles, verifies and replays', async () => {
    const site = await serveSite();
    try {
      const first = await driver.open(site.url);
      await first.seen('it works without a network');
      await first.close();
    } finally {
      site.stop();
    }
    await expect(fetch(site.url)).rejects.toThrow();
    await trainAndReplay(site.url);
  });

  it.runIf(long)('selfsame.html does the same from a disk', async () => {
    await trainAndReplay(pathToFileURL(join(process.cwd(), 'dist/selfsame.html')).href);
  });
});
