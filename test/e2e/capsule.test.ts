import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { BROWSERS, fingerprint, type Driver } from './drivers.ts';
import { SECOND_ENGINE } from './second-engine.ts';

const golden = GOLDEN_CASES.find(({ name }) => name === 'numeric');
if (golden === undefined) throw new Error('no golden case `numeric`');
const files = [golden.dataFile, golden.configFile].map((url) => fileURLToPath(url));

// In a folder of its own: nothing beside it can be loaded by mistake. The name needs escaping in a URL.
const folder = mkdtempSync(join(tmpdir(), 'selfsame capsule ü-'));
const capsule = join(folder, 'selfsame.html');
const url = pathToFileURL(capsule).href;
const bundle = join(folder, 'bundle.zip');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

beforeAll(() => {
  copyFileSync('dist/selfsame.html', capsule);
  const train = ['dist/cli/selfsame.js', 'train', '--no-cache', '--data', files[0], '-c', files[1], '-o', bundle];
  execFileSync(process.execPath, train, { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('selfsame.html', () => {
  it('is the same bytes when it is built again, elsewhere in time, and names no place of this machine', () => {
    const again = join(folder, 'again');
    const build = ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.capsule.config.ts', '--outDir', again];
    const env = { ...process.env, NODE_ENV: 'production', TZ: 'Asia/Tokyo', LC_ALL: 'C' };
    execFileSync(process.execPath, build, { stdio: 'pipe', env });
    const bytes = readFileSync(join(again, 'selfsame.html'));
    expect(sha256(bytes)).toBe(sha256(readFileSync('dist/selfsame.html')));
    expect(bytes.includes(process.cwd())).toBe(false);
  });
});

describe.each(BROWSERS)('selfsame.html, opened as a file in $name', ({ launch }) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch();
  });
  afterAll(() => driver?.close());

  it('trains to the golden hash', async () => {
    expect(await fingerprint(driver, url, files)).toBe(golden.expected);
  });

  it('trains with the second engine', async () => {
    expect(await fingerprint(driver, url, [SECOND_ENGINE.data, SECOND_ENGINE.config])).toBe(SECOND_ENGINE.node());
  });

  it('replays a bundle, has the sample, and asks nobody for anything', async () => {
    const tab = await driver.open(url);
    await tab.choose([bundle]);
    await tab.press('Replay');
    await tab.seen('The training repeats');
    await tab.press('Open as experiment');
    await tab.seen('Run');
    await tab.close();

    const other = await driver.open(url);
    await other.press('Use the sample');
    await other.seen(sha256(readFileSync('public/sample/ml_datasource.csv')).slice(0, 8));
    await other.text('.cm-content');
    expect([...tab.requests, ...other.requests].filter((request) => request !== url)).toEqual([]);
    expect([...tab.errors, ...other.errors]).toEqual([]);
    await other.close();
  });
});
