import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChromium, serveSite, type Browser, type Site } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'selfsame-newcomer-'));
const table = (header: string, n: number, row: (i: number) => string): string =>
  `${header}\n${Array.from({ length: n }, (_, i) => row(i)).join('\n')}\n`;
const noise = (i: number): number => (i * 7919) % 101;

/** Files as people have them: a survey, an export of a German spreadsheet, a table whose target has to be chosen. */
const FILES = [
  {
    name: 'survey.csv',
    text: table('respondent,age,city,satisfied', 200, (i) => {
      const age = 18 + (noise(i) % 60);
      return `R${i},${age},${['Rome', 'Oslo', 'Łódź'][i % 3]},${age + (noise(i + 3) % 30) > 55 ? 'yes' : 'no'}`;
    }),
    help: async (page: Page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
    },
  },
  {
    name: 'umsatz.csv',
    text: table('Kunde;Betrag;Region;Gekündigt', 200, (i) => {
      const amount = noise(i) + 0.5;
      return `${i};${String(amount).replace('.', ',')};${'NSOW'[i % 4]};${amount + (noise(i + 5) % 40) > 70 ? 'ja' : 'nein'}`;
    }),
    help: async (page: Page) => {
      await page.getByText('decimal comma').waitFor();
      // Of two words the one that says yes, though the other is later in the alphabet.
      await page.getByRole('heading', { name: /are Gekündigt = ja$/ }).waitFor();
    },
  },
  {
    name: 'machines.csv',
    text: table('failed,hours,vendor,grade', 200, (i) => {
      const hours = noise(i) * 10;
      return `${hours + (noise(i + 7) % 50) * 10 > 700 ? 1 : 0},${hours},v${i % 5},${['good', 'fair', 'poor'][i % 3]}`;
    }),
    help: async (page: Page) => {
      await page
        .getByText(/failed = 1/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'kündigungen 2026.csv',
    text: Buffer.from(
      table('Kunde;Straße;Umsatz;Größe;Kündigung', 240, (i) => {
        const amount = noise(i) + 0.25;
        const left = amount + (noise(i + 5) % 40) > 70 ? 'ja' : 'nein';
        return `K${i};${['Mühlweg', 'Gärten'][i % 2]};${String(amount).replace('.', ',')};1,${10 + (i % 80)};${left}`;
      }),
      'latin1',
    ),
    help: async (page: Page) => {
      await page.getByRole('button', { name: /^Convert from Latin-1/ }).click();
      await page.getByText('Converted from Latin-1').waitFor();
      await page.getByRole('rowheader', { name: 'Größe' }).waitFor();
      await page.getByText(/decimal comma/).waitFor();
    },
  },
  {
    name: 'answers (final).csv',
    text: table('respondent_id,age,income,comment,satisfied', 400, (i) => {
      const age = 18 + (noise(i) % 60);
      const answer = i % 50 === 3 ? '-' : i % 40 === 5 ? '' : age + (noise(i + 3) % 30) > 55 ? 'yes' : 'no';
      const income = ['', 'NA', '-', String(20000 + noise(i + 11) * 300)][Math.min(3, noise(i + 2) % 6)];
      return `r-${i * 7919},${i % 9 === 0 ? '-' : age},${income},"${['fine, thanks', 'so ""so""', 'none'][i % 3]}",${answer}`;
    }),
    help: async (page: Page) => {
      await page.getByRole('button', { name: 'Count “-” as missing', exact: true }).click();
      await page.getByRole('button', { name: 'Leave these rows out' }).click();
    },
  },
  {
    name: 'tickets.csv',
    text: table('opened,"body\n(text)",minutes,mood,priority,reopened', 400, (i) => {
      const minutes = noise(i) * 3;
      const often = minutes > 220 && noise(i + 9) > 20;
      return `2026-0${1 + (i % 9)}-1${i % 10},"line one\nline ${i} 🙂",${minutes},${['🙂', '😡'][noise(i) % 2]},${['low', 'medium', 'high'][i % 3]},${often ? 1 : 0}`;
    }),
    help: async (page: Page) => {
      // Three values cannot be predicted, and what can is offered.
      await page.getByRole('combobox', { name: 'priority is used as' }).selectOption('target');
      await page.getByText('data/target-not-binary').waitFor();
      await page.getByRole('button', { name: 'Predict reopened' }).click();
      await page.getByRole('heading', { name: /are reopened = 1$/ }).waitFor();
    },
  },
] as const;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await serveSite();
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a newcomer with a CSV and nothing else', () => {
  it.each(FILES)('gets from $name to a bundle', async ({ name, text, help }) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const page = await browser.context.newPage();
    await page.goto(site.url);
    await page.locator('input[type=file]').first().setInputFiles(path);
    await help(page);
    const run = page.getByRole('button', { name: 'Run', exact: true });
    await run.click({ timeout: 60_000 });
    const button = page.getByRole('button', { name: 'Download bundle' });
    await button.waitFor({ timeout: 120_000 });
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const bundle = join(folder, `${name}.zip`);
    await file.saveAs(bundle);
    expect(readFileSync(bundle).subarray(0, 2).toString()).toBe('PK');
    await page.close();
  });
});
