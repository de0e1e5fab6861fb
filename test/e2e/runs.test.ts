import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, openChromium, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-runs-'));
const csv = `x,c,y\n${Array.from({ length: 150 }, (_, i) => {
  const x = (i * 37) % 101;
  return `${x},${['alpha-level', 'beta-level', 'gamma-level'][i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
}).join('\n')}\n`;
const config = `seed: 7
data:
  target: y
models:
  logistic_regression: {}
  decision_tree: {max_depth: 3}
cv:
  n_splits: 3
business:
  target_precision: 0.6
`;

let site: Site;

beforeAll(async () => {
  site = await serveSite();
});

afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function train(page: Page, text: string): Promise<void> {
  await page.goto(`${site.url}#experiment`);
  await page.getByLabel('Open files').setInputFiles([file('small.csv', csv), file('config.yaml', text)]);
  await page.getByRole('button', { name: /^Run/ }).waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Download bundle' }).waitFor();
}

/** How many rows the list has. */
const rows = (page: Page) => page.getByRole('checkbox', { name: /^Compare run/ });

describe.each([
  { colorScheme: 'light', width: 1360 },
  { colorScheme: 'dark', width: 390 },
] as const)('the history of runs, $colorScheme, $width px', ({ colorScheme, width }) => {
  let browser: Browser;
  let page: Page;
  let history: string;

  beforeAll(async () => {
    browser = await openChromium({ colorScheme, width });
    page = await browser.context.newPage();
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });

  afterAll(() => browser?.close());

  it('teaches when it is empty', async () => {
    await page.goto(`${site.url}#runs`);
    await page.getByText('Every finished run is written down here').waitFor();
    await expectSound(page);
  });

  it('has both of two runs, with the key that was changed', async () => {
    await train(page, config);
    await train(page, config.replace('max_depth: 3', 'max_depth: 2'));
    await page.getByRole('link', { name: 'Runs', exact: true }).click();
    await rows(page).nth(1).waitFor();
    expect(await rows(page).count()).toBe(2);
    expect(await page.locator('.change').innerText()).toMatch(/max_depth 3.*2/s);
    await expectSound(page);
  });

  it('keeps a note and a star over a reload', async () => {
    await page
      .getByRole('button', { name: /^Add a note to run/ })
      .first()
      .click();
    await page.keyboard.type('shallow tree');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Star run/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Star run/, pressed: true }).waitFor();
    await page.reload();
    await page.getByText('shallow tree').waitFor();
    await page.getByRole('checkbox', { name: 'Starred' }).check();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('checkbox', { name: 'Starred' }).uncheck();
  });

  it('lays two side by side at an address of their own', async () => {
    await rows(page).first().check();
    await rows(page).nth(1).check();
    await page.getByRole('link', { name: 'Compare 2 runs' }).click();
    await page.getByText('They differ in models.decision_tree.max_depth.').waitFor();
    await page.getByRole('heading', { name: 'The first task in which each parts from A' }).waitFor();
    expect(await page.locator('.traces').innerText()).toContain('fit/decision_tree/fold-0');
    const sideways = (each: Element) => each.scrollWidth - each.clientWidth;
    expect(await page.getByRole('region', { name: 'Config values that differ' }).evaluate(sideways)).toBe(0);
    expect(await page.getByRole('region', { name: 'Scores on the test rows' }).evaluate(sideways)).toBe(0);
    await expectSound(page);
    await page.reload();
    await page.getByText('They differ in models.decision_tree.max_depth.').waitFor();
    await page.getByRole('link', { name: 'Back to all runs' }).click();
  });

  it('is exported, cleared, undone, cleared again and imported, once', async () => {
    const exported = page.getByRole('button', { name: 'Export' });
    const [download] = await Promise.all([page.waitForEvent('download'), exported.click()]);
    const path = join(folder, `history-${width}.json`);
    await download.saveAs(path);
    history = readFileSync(path, 'utf8');
    expect(history).toContain('shallow tree');
    expect(history).not.toContain('alpha-level,');
    const clear = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('button', { name: 'Delete all 2 runs' }).click();
      await page.getByText('No run yet').or(page.getByText('is open: run it')).first().waitFor();
    };
    await clear();
    await page.getByRole('button', { name: 'Undo' }).click();
    await rows(page).nth(1).waitFor();
    await clear();
    const input = page.getByLabel('A history of runs to import');
    await input.setInputFiles(file('bad.json', history.replace('"seed"', '"seed')));
    await page.getByText('json/syntax').waitFor();
    expect(await rows(page).count()).toBe(0);
    await input.setInputFiles(file('runs.json', history));
    await page.getByText('2 runs added from runs.json.').waitFor();
    await input.setInputFiles(file('runs.json', history));
    await page.getByText('Nothing new in runs.json.').waitFor();
    expect(await rows(page).count()).toBe(2);
  });

  it('takes an export that is dropped anywhere on the page, also beside what is open, and takes the import back', async () => {
    const path = join(folder, `history-${width}.json`);
    const clear = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('button', { name: 'Delete all 2 runs' }).click();
      await page.getByText('No run yet').or(page.getByText('is open: run it')).first().waitFor();
    };
    await clear();
    await page.getByRole('link', { name: 'Verify', exact: true }).click();
    await drop(page, path);
    await page.getByText(`2 runs added from history-${width}.json.`).waitFor();
    expect(new URL(page.url()).hash).toBe('#runs');
    expect(await rows(page).count()).toBe(2);
    await page.getByText('shallow tree').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => rows(page).count()).toBe(0);
    // Through the page's own picker as well, which is for every kind of file.
    await page.getByRole('link', { name: 'Experiment', exact: true }).click();
    await page.getByLabel('Open files').setInputFiles(path);
    await page.getByText(`2 runs added from history-${width}.json.`).waitFor();
    await drop(page, path);
    await page.getByText(`Nothing new in history-${width}.json.`).waitFor();
    expect(await rows(page).count()).toBe(2);
  });

  it('takes a deleted run back', async () => {
    await page
      .getByRole('button', { name: /^Delete run/ })
      .first()
      .click();
    await page.getByText('1 run deleted.').waitFor();
    expect(await rows(page).count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await rows(page).nth(1).waitFor();
  });

  it('hands a run on as a link without data, which opens in another browser and asks for the file', async () => {
    await page
      .getByText(/^Share/)
      .first()
      .click();
    await page.getByRole('button', { name: 'Copy as command' }).first().click();
    expect(await page.locator('.copied input').inputValue()).toMatch(
      /^selfsame train --config config\.yaml --data small\.csv --out experiment-[0-9a-f]{8}\.zip$/,
    );
    await page.getByRole('button', { name: 'Copy link' }).first().click();
    await page.getByText('Link copied').waitFor();
    const link = await page.locator('.copied input').inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    expect(link.startsWith(`${site.url}#config/1.`)).toBe(true);
    expect(link.length).toBeLessThan(1000);
    expect(atob(link.split('1.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).not.toContain('alpha-level');
    const other = await openChromium({ colorScheme, width });
    try {
      const fresh = await other.context.newPage();
      await fresh.goto(link);
      await fresh.getByRole('region', { name: 'Data this config was made for' }).waitFor();
      expect(await fresh.locator('.wanted').innerText()).toContain('small.csv');
      await fresh.getByRole('textbox', { name: 'config.yaml' }).waitFor();
      expect(await fresh.locator('.cm-content').innerText()).toContain('max_depth: 2');
      expect(fresh.url()).toBe(`${site.url}#experiment`);
      await expectSound(fresh);
      await fresh.getByLabel('Open files').setInputFiles(file('small.csv', csv));
      await fresh.getByRole('region', { name: 'Data this config was made for' }).waitFor({ state: 'detached' });
      await fresh.goto(`${site.url}#config/1.<script>alert(1)</script>`);
      await fresh.getByText('link/damaged').waitFor();
    } finally {
      await other.close();
    }
  });

  it('opens a run as the experiment again', async () => {
    await page
      .getByRole('button', { name: /^Open run/ })
      .last()
      .click();
    await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('max_depth: 3');
  });
});
