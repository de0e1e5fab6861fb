import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const README = new URL('../README.md', import.meta.url);

/**
 * What README has between the marks of a section must be this text; with `UPDATE_README=1` in the environment it is
 * written there.
 */
export function holdReadme(section: string, content: string): void {
  const [begin, end] = [`<!-- ${section}: begin -->\n`, `<!-- ${section}: end -->`];
  const text = readFileSync(README, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest.split(end)[1];
  const expected = `${before}${begin}\n${content}\n${end}${after}`;
  if (process.env['UPDATE_README'] !== undefined) writeFileSync(README, expected);
  else expect(text).toBe(expected);
}
