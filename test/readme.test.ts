import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configReference } from '../src/core/index.ts';

const README = new URL('../README.md', import.meta.url);
const [BEGIN, END] = ['<!-- config reference: begin -->\n', '<!-- config reference: end -->'];

/** `UPDATE_README=1 npx vitest run test/readme.test.ts` writes it anew. */
it("has the config reference that follows from the program's own table of fields", () => {
  const text = readFileSync(README, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest.split(END)[1];
  const expected = `${before}${BEGIN}\n${configReference()}\n${END}${after}`;
  if (process.env['UPDATE_README'] !== undefined) writeFileSync(README, expected);
  else expect(text).toBe(expected);
});
