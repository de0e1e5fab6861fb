import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Depth } from '../../../src/core/index.ts';
import type { Expectation } from '../expectation.ts';
import { checkGenerated, listCases, prettyText, readExpectation } from '../folders.ts';
import { checkOutcome, checkWords, outcomeInCli, outcomeInCore } from '../outcome.ts';
import { BUNDLE_CASES } from './cases.ts';
import { cook, readRecipe } from './recipe.ts';

const area = new URL('./', import.meta.url);
const scratch = mkdtempSync(join(tmpdir(), 'selfsame-hostile-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** `UPDATE_HOSTILE=1 npx vitest run test/hostile/bundle` writes the folders anew. */
it('has the cases that cases.ts makes', () => {
  checkGenerated(
    area,
    new Map(
      BUNDLE_CASES.map(({ name, recipe, expect: expected }) => [
        name,
        { 'recipe.json': prettyText(recipe), 'expect.json': prettyText(expected) },
      ]),
    ),
  );
});

it('has enough of them', () => expect(listCases(area).length).toBeGreaterThanOrEqual(60));

const DEPTH_OPTIONS: Readonly<Partial<Record<Depth, string>>> = { integrity: '--integrity', replay: '--replay' };

describe('hostile bundles', () => {
  it.each(listCases(area))('%s', async (name) => {
    const expected = readExpectation(area, name) as Expectation & { readonly depth?: Depth };
    const { depth } = expected;
    const zip = await cook(readRecipe(new URL(`${name}/recipe.json`, area)));
    checkOutcome(await outcomeInCore(zip, depth), expected);
    const file = join(scratch, `${name}.zip`);
    writeFileSync(file, zip);
    const option = depth === undefined ? undefined : DEPTH_OPTIONS[depth];
    const outcome = await outcomeInCli(file, option === undefined ? [] : [option]);
    checkOutcome(outcome, expected);
    checkWords(outcome, expected);
  });
});
