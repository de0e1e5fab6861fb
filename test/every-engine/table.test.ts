import { expect, it } from 'vitest';
import { summary, type Met, type Row } from './run/table.ts';

const row = (what: string, hash: string, same = true): Row => ({
  engine: 'Node 20',
  what,
  workers: 2,
  where: 'UTC en-US',
  hash,
  same,
});

const met = (name: string, rows: Row[], more: Partial<Met> = {}): Met => ({
  name,
  kind: 'V8',
  version: '1',
  rows,
  faults: [],
  seconds: 1,
  ...more,
});

const EXPECTED = new Map([['numeric', 'ab'.repeat(32)]]);

it('says for each engine how much came out the same, and who reached each hash', () => {
  const text = summary(
    [met('Node', [row('numeric', 'ab'.repeat(32))]), met('Bun', [row('numeric', 'cd', false)])],
    EXPECTED,
  );
  expect(text).toContain('| Node | 1 | V8 | 2 | UTC en-US | 1 of 1 |');
  expect(text).toContain('| Bun | 1 | V8 | none |  | 0 of 1, **not the same** |');
  expect(text).toContain('| numeric | `abababababababab…` | 1 of 2 |');
});

it('names an engine that could not be had, and does not count it', () => {
  const text = summary([met('Deno', [], { skipped: 'npm has none', version: '' })], EXPECTED);
  expect(text).toContain('Left out: Deno, since npm has none.');
  expect(text).toContain('| numeric | `abababababababab…` | 0 of 0 |');
});
