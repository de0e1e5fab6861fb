import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Browser, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-sweep-'));
const CONFIG = `# a comment that stays
seed: 7
data: { path: data.csv, target: diagnosis, positive_class: M, test_size: 0.25 }
models:
  decision_tree: { max_depth: 5 }   # grows
  naive_bayes:
cv: { n_splits: 3 }
business: { target_precision: 0.9 }
`;

let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
  page = await openPage(browser, site);
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function tryValues(setting: string, values: string): Promise<void> {
  await page.getByLabel('Setting').selectOption(setting);
  await page.getByLabel('Values to try', { exact: true }).last().fill(values);
  await page.getByRole('button', { name: 'Try these values' }).click();
  await page.getByRole('list', { name: 'What is tried' }).getByText(setting, { exact: true }).first().waitFor();
}

describe('a sweep in the page', () => {
  it('is picked without typing YAML, runs, and shows what was tried; its bundle has the config with its comments', async () => {
    writeFileSync(join(folder, 'config.yaml'), CONFIG);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(['test/golden/numeric/data.csv', join(folder, 'config.yaml')]);
    await page.getByText('Try several values of a setting').click();
    await tryValues('max_depth', '1, 4, null');
    await tryValues('min_samples_leaf', '1 to 9 in 3 steps');

    await page.getByRole('button', { name: /^Run/ }).click();
    const button = page.getByRole('button', { name: /^Download bundle/ });
    await button.waitFor({ timeout: 120_000 });
    await page.getByRole('heading', { name: /^Decision tree: / }).waitFor();
    await page.getByText('9 candidates as a table').click();
    expect(await page.locator('.sweeps tbody tr').count()).toBe(9);
    expect(await page.locator('.sweeps svg[role=img]').getAttribute('aria-label')).toContain('ROC AUC of 9 candidates');

    await expectSound(page);

    const [started] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = join(folder, 'bundle.zip');
    await started.saveAs(path);
    const files = unzipSync(new Uint8Array(readFileSync(path)));
    expect(Object.keys(files)).toContain('artifacts/results/sweep.json');
    const text = Buffer.from(files['config.yaml']).toString();
    expect(text.startsWith(CONFIG)).toBe(true);
    expect(text).toContain('min_samples_leaf: {from: 1, to: 9, steps: 3}');

    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.getByText('Files are intact').first().waitFor();
  });

  it('is refused in words where its values are wrong, and taken out by a click', async () => {
    await page.getByRole('link', { name: 'Experiment' }).click();
    await page.getByRole('button', { name: 'Show config' }).click();
    await page.getByText('Try several values of a setting').click();
    await page.getByRole('button', { name: 'Remove min_samples_leaf of Decision tree' }).click();
    await page.getByRole('button', { name: 'Remove min_samples_leaf of Decision tree' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove max_depth of Decision tree' }).click();
    await page.getByRole('list', { name: 'What is tried' }).waitFor({ state: 'detached' });

    await page.getByLabel('Values to try', { exact: true }).last().fill('3, 3');
    await page.getByRole('button', { name: 'Try these values' }).click();
    await page
      .getByText(/has to be|twice/)
      .first()
      .waitFor();
    await page.getByText('Mend the config first').waitFor();
  });
});
