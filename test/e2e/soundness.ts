import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe has against the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
}

/** No violation, and nothing wider than the window, light and dark. */
export async function expectSound(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    'pixels wider than the window',
  ).toBeLessThanOrEqual(0);
  for (const theme of ['Dark', 'Light']) {
    await page.getByRole('button', { name: theme, exact: true }).click();
    await page.waitForTimeout(200);
    expect(await violations(page), theme).toEqual([]);
  }
  await page.getByRole('button', { name: 'Auto', exact: true }).click();
}
