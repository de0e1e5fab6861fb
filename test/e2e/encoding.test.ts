import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-encoding-'));
const western = join(folder, 'west.csv');
const config = join(folder, 'config.yaml');
const text = `Stadt,Preis,y\n${Array.from({ length: 120 }, (_, i) => `${['München', 'Köln'][i % 2]},${(i * 7) % 50},${(i * 7) % 50 > 25 ? 1 : 0}`).join('\n')}\n`;
writeFileSync(western, Buffer.from(text, 'latin1'));
writeFileSync(config, 'seed: 7\ndata: {target: y}\nmodels: {decision_tree: {max_depth: 3}}\ncv: {n_splits: 3}\n');

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const choose = (page: Page, ...files: string[]) => page.locator('input[type=file]').first().setInputFiles(files);

describe.each([
  ['light', 1360],
  ['dark', 390],
] as const)('%s, %i px', (colorScheme, width) => {
  it('makes UTF-8 of a file that is none, and has its config searched and filled in', async () => {
    const browser = await openChromium({ colorScheme, width });
    try {
      const page = await openPage(browser, site);
      await choose(page, western, config);
      const convert = page.getByRole('button', { name: 'Convert from Latin-1 (ISO 8859-1) to UTF-8' });
      await convert.waitFor();
      await expectSound(page);
      await convert.click();
      await page.getByText('Converted from Latin-1').waitFor();
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save the converted file' }).click(),
      ]);
      expect(saved.suggestedFilename()).toBe('west.utf-8.csv');
      expect(readFileSync(await saved.path(), 'utf8')).toBe(text);

      const editor = page.getByRole('textbox', { name: 'config.yaml' });
      await editor.click();
      await page.waitForTimeout(1000);
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find' }).pressSequentially('max_depth');
      await page.locator('.cm-searchMatch').first().waitFor();
      await expectSound(page);
      await page.keyboard.press('Escape');

      await page.getByText('Keys left to their defaults').click();
      await page.getByRole('button', { name: /^Write down models.decision_tree.min_samples_leaf/ }).click();
      await page.locator('.cm-content', { hasText: 'min_samples_leaf: 1' }).waitFor();
      await expectSound(page);
    } finally {
      await browser.close();
    }
  });
});
