import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drop as dropFiles, openChromium, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';
import { trainSmall } from './small-bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-verify-'));
const at = (name: string): string => join(folder, name);

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  trainSmall(folder);
  site = await serveSite();
  browser = await openChromium();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.context.newPage();
  await page.goto(`${site.url}#verify`);
  await page.getByRole('button', { name: 'Choose a bundle' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const choose = (...names: string[]) => page.getByLabel('Open files').setInputFiles(names.map(at));
const shown = (text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: 30_000 });

const drop = (...names: string[]): Promise<void> => dropFiles(page, ...names.map(at));

/** The bundle unzipped as a file manager does it, into a folder of its own with what it adds. */
function unzipped(zip: string, name: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(readFileSync(at(zip)))))) {
    const file = join(folder, name, 'a', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  writeFileSync(join(folder, name, '.DS_Store'), 'x');
}

const isSound = (): Promise<void> => expectSound(page);

describe('Verify in Chromium', () => {
  it('takes a dropped folder as it takes the zip, and names what was left out of account', async () => {
    unzipped('a.zip', 'unzipped');
    await drop('unzipped');
    await shown('Files are intact.');
    await shown('.DS_Store');
    await shown('The files are inside a folder "a"');
    await shown('Fingerprint of the zip that the program writes of these files.');
    await page.getByRole('button', { name: 'Replay' }).click();
    await shown('The training repeats.');
  });

  it('takes a folder from the picker, and says what a folder that is no bundle lacks', async () => {
    mkdirSync(at('other'), { recursive: true });
    writeFileSync(join(folder, 'other', 'notes.txt'), 'x');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose a folder' }).click(),
    ]);
    await chooser.setFiles(at('other'));
    await shown('bundle/not-a-bundle');
    await shown('This folder is not a bundle');
  });

  it('asks for the data that a bundle came without, takes no other, and then repeats the training', async () => {
    await choose('private.zip');
    await shown('The dataset is not in the bundle');
    expect(await page.getByRole('button', { name: 'Replay' }).isDisabled()).toBe(true);
    await choose('windows.csv');
    await shown('bundle/hash');
    await shown('line ends were changed from LF to CRLF');
    await isSound();
    await choose('data.csv');
    await shown('supplied here');
    await page.getByRole('button', { name: 'Replay' }).click();
    await shown('The training repeats.');
  });

  it('takes a bundle and its data at once', async () => {
    await choose('data.csv', 'private.zip');
    await shown('supplied here');
    await shown('The training has not been repeated yet.');
  });

  it('compares two bundles, by keyboard alone, and writes the difference', async () => {
    await choose('a.zip', 'b.zip');
    await shown('Two experiments.');
    await shown('They differ in one config value, models.decision_tree.max_depth.');
    await shown(/^The runs part at the decision tree of fold 0/);
    expect(await page.getByRole('button', { name: 'Decision tree, fold 0: different' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: /Logistic regression, fold 0: the same bytes/ }).count()).toBe(1);
    await isSound();
    const button = page.getByRole('button', { name: 'Download the difference' });
    await button.focus();
    const [started] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    await started.saveAs(at('difference.json'));
    expect(JSON.parse(readFileSync(at('difference.json'), 'utf8'))).toMatchObject({ same: false });
    await page.getByRole('button', { name: 'Verify the second' }).focus();
    await page.keyboard.press('Enter');
    await shown('b.zip, ');
    await shown('Files are intact.');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Compare with another bundle' }).click(),
    ]);
    await chooser.setFiles(at('b.zip'));
    await shown('The same experiment.');
    await page.getByRole('button', { name: 'Close' }).click();
    await shown('Files are intact.');
  });

  it('says what was dropped by mistake, and loses nothing', async () => {
    await choose('a.zip');
    await shown('Files are intact.');
    await drop('photo.png', 'nothing.csv', 'data.csv');
    await shown('photo.png is an image.');
    await shown('nothing.csv is empty');
    await shown('data.csv is a dataset, and a.zip has its own already.');
    await drop('b.zip');
    await shown('b.zip has taken the place of a.zip.');
    await page.getByRole('button', { name: 'Back to a.zip' }).click();
    await shown('a.zip, ');
    await page.getByRole('link', { name: 'Experiment' }).click();
    await page.getByRole('button', { name: 'Use the sample' }).click();
    await page.getByRole('button', { name: /^Run/ }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await drop('data.csv');
    await shown('A run is under way, so data.csv was left aside.');
    await page.getByRole('button', { name: 'Cancel it and open data.csv' }).click();
    await page.getByText('400 rows').first().waitFor({ timeout: 30_000 });
  });
});
