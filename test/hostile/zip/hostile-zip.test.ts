import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkGenerated, listCases, prettyText, readExpectation } from '../folders.ts';
import { checkOutcome, checkWords, outcomeInCli, outcomeInCore } from '../outcome.ts';
import { ZIP_CASES } from './cases.ts';

const area = new URL('./', import.meta.url);

/** `UPDATE_HOSTILE=1 npx vitest run test/hostile/zip` writes the folders anew. */
it('has the cases that cases.ts makes', () => {
  checkGenerated(
    area,
    new Map(
      ZIP_CASES.map(({ name, zip, expect: expected }) => [
        name,
        { 'input.zip': zip, 'expect.json': prettyText(expected) },
      ]),
    ),
  );
});

it('has enough of them, and small ones', () => {
  const names = listCases(area);
  expect(names.length).toBeGreaterThanOrEqual(60);
  for (const name of names) expect(input(name).length).toBeLessThan(10_000);
});

describe('hostile zips', () => {
  it.each(listCases(area))('%s', async (name) => {
    const expected = readExpectation(area, name);
    checkOutcome(await outcomeInCore(input(name)), expected);
    const outcome = await outcomeInCli(fileURLToPath(new URL(`${name}/input.zip`, area)));
    checkOutcome(outcome, expected);
    checkWords(outcome, expected);
  });
});

function input(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}/input.zip`, area)));
}
