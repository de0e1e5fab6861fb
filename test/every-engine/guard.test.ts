import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { parseAst } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { buildProgram } from './build/program.ts';
import { installGuard, temptations, unguarded } from './program/guard.ts';
import type { Order, Saying } from './program/orders.ts';

const run = promisify(execFile);

/** Wherever a program says `**` or `**=`. */
function powersIn(source: string): string[] {
  const powers: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { operator, start, end } = node as { operator?: string; start: number; end: number };
    if (operator === '**' || operator === '**=') powers.push(source.slice(start, end));
    Object.values(node).forEach(visit);
  };
  visit(parseAst(source));
  return powers;
}

describe('the guard', () => {
  it.each(temptations().map(([name]) => name))('%s answers without it and throws under it', (name) => {
    const realm = runInContext('globalThis', createContext({ performance: { now: () => 1 } })) as typeof globalThis;
    const use = () => temptations(realm).find(([one]) => one === name)?.[1];
    // A realm of its own has no `crypto`; the program's own test has.
    if (use() === undefined) return expect(name).toMatch(/^crypto\./);
    expect(use()).not.toThrow();
    expect(unguarded(realm)).toContain(name);
    installGuard(realm);
    expect(use()).toThrow(`was used while the core ran`);
    expect(unguarded(realm)).toEqual([]);
  });

  it('lets `instanceof Date` and what is the same everywhere answer', () => {
    const context = createContext();
    runInContext('day = new Date(0)', context);
    installGuard(runInContext('globalThis', context) as typeof globalThis);
    expect(runInContext('day instanceof Date', context)).toBe(true);
    expect(runInContext('Math.sqrt(2) + Math.floor(1.5) + [3, 1].sort((a, b) => a - b)[0]', context)).toBe(
      Math.SQRT2 + 2,
    );
  });
});

describe('while the golden cases are trained, bundled, verified with a replay and used to predict', () => {
  let program: string;
  let said: Saying[];
  beforeAll(async () => {
    program = await buildProgram(mkdtempSync(join(tmpdir(), 'selfsame-guard-')));
    const orders = GOLDEN_CASES.map(({ name }, i): Order => ({ do: 'bundle', name, workers: i % 2, prove: true }));
    const { stdout } = await run(process.execPath, [program, JSON.stringify(orders)], { maxBuffer: 1e8 });
    said = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Saying);
  }, 300_000);

  it('nothing that is banned answers', () => {
    expect(said[0]).toMatchObject({ say: 'here', unguarded: [] });
  });

  it.each(GOLDEN_CASES)('$name comes to its bytes', ({ name, expected }) => {
    const found = said.filter(
      (saying) => 'order' in saying && saying.order.do === 'bundle' && saying.order.name === name,
    );
    expect(found).toEqual([expect.objectContaining({ say: 'result', sha256: expected })]);
  });

  it('and ends', () => {
    expect(said.at(-1)).toEqual({ say: 'done' });
  });

  it('nothing more raises to a power with `**`, which no guard can catch, than is known to matter to nothing', () => {
    expect(powersIn('export const nine = 3 ** 2;')).toEqual(['3 ** 2']);
    expect([...new Set(powersIn(readFileSync(program, 'utf8')))]).toEqual([
      // @noble/hashes: a whole power of two, which is exact in every engine.
      '2 ** 32',
      // ml-matrix, of the second engine: `pow` and the Frobenius norm, which nothing that is called here calls.
      'this.get(i, j) ** value',
      'this.get(i, j) ** matrix.get(i, j)',
      'matrix.get(i, j) ** 2',
    ]);
  });
});
