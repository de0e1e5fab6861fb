import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, openPage, serveSite, unfold, type Site } from './harness.ts';
import { expectSound } from './soundness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-learning-'));
const csv = join(folder, 'visits.csv');
const config = join(folder, 'config.yaml');
writeFileSync(
  csv,
  `minutes,source,bought\n${Array.from({ length: 400 }, (_, i) => {
    const minutes = (i * 37) % 101;
    return `${minutes},${['mail', 'shop', 'web'][i % 3]},${minutes + ((i * 17) % 40) > 80 ? 'yes' : 'no'}`;
  }).join('\n')}\n`,
);
writeFileSync(
  config,
  'seed: 7\ndata: {target: bought}\nmodels: {logistic_regression: {}, decision_tree: {max_depth: 3}}\ncv: {n_splits: 3}\n',
);

let site: Site;
beforeAll(async () => {
  site = await serveSite();
});
afterAll(() => {
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the learning curve', () => {
  it.each([
    ['light', 1360],
    ['dark', 390],
  ] as const)('is drawn on request for the model that is chosen, %s, %i px', async (colorScheme, width) => {
    const browser = await openChromium({ colorScheme, width });
    try {
      const page = await openPage(browser, site);
      await page.locator('input[type=file]').first().setInputFiles([csv, config]);
      await page.getByRole('textbox', { name: 'config.yaml' }).waitFor();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText('Would more rows help?').waitFor();
      await unfold(page);
      const fingerprint = await page.locator('.bun-side').first().textContent();

      await page.getByRole('combobox', { name: 'Learning curve of' }).selectOption({ label: 'Decision tree' });
      await page.getByRole('button', { name: 'Draw the learning curve of Decision tree' }).click();
      const figure = page.locator('figure.learning');
      await figure.waitFor();
      const title = (await figure.getByRole('heading').textContent()) ?? '';
      expect(title.toLowerCase()).toContain('decision tree');
      expect(await figure.getByRole('img').first().getAttribute('aria-label')).toContain('rows:');
      await figure.getByText('The curves as a table').click();
      expect(await figure.locator('tbody tr').count()).toBe(5);

      await figure.getByRole('button', { name: /^Save/ }).click();
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Numbers, CSV' }).click(),
      ]);
      expect(saved.suggestedFilename()).toMatch(/learning-curve-decision_tree\.csv$/);
      expect(await page.locator('.bun-side').first().textContent()).toBe(fingerprint);

      // The other model has none yet; this one's stays.
      await page.getByRole('combobox', { name: 'Learning curve of' }).selectOption({ label: 'Logistic regression' });
      await page.getByRole('button', { name: 'Draw the learning curve of Logistic regression' }).waitFor();
      await page.getByRole('combobox', { name: 'Learning curve of' }).selectOption({ label: 'Decision tree' });
      await figure.waitFor();
      await expectSound(page);
    } finally {
      await browser.close();
    }
  });
});
