import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Order } from './program/orders.ts';
import { earlierRuns } from './run/earlier.ts';
import type { Engine } from './run/engine.ts';
import { meet } from './run/meet.ts';
import { legsOf, PLACES } from './run/plan.ts';
import { summary, type Met, type Row } from './run/table.ts';

const HASH = 'ab'.repeat(32);
const row = (what: string, hash: string, same = true, workers = 2): Row => ({
  engine: 'Node 20',
  what,
  workers,
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
  ...more,
});

describe('the table', () => {
  const EXPECTED = new Map([['numeric', HASH]]);

  it('has a row for each bundle with its hash, and who reached it with how many workers', () => {
    const good = [row('numeric', HASH, true, 3), row('numeric', HASH, true, 1)];
    const text = summary(
      [met('Node', good), met('QuickJS', [row('numeric', HASH, true, 0)]), met('Bun', [row('numeric', 'cd', false)])],
      EXPECTED,
    );
    expect(text).toContain('| Node | 1 | V8 | UTC en-US | 2 of 2 |');
    expect(text).toContain('| Bun | 1 | V8 |  | 0 of 1, **not the same** |');
    expect(text).toContain('| bundle | SHA-256 | Node | QuickJS | Bun |');
    expect(text).toContain('| numeric | `abababababababab…` | 1 3 | · | **another** |');
  });

  it('names an engine that could not be had, and gives it no column', () => {
    const text = summary([met('Deno', [], { skipped: 'npm has none', version: '' })], EXPECTED);
    expect(text).toContain('Left out: Deno, since npm has none.');
    expect(text).toContain('| numeric | `abababababababab…` |');
  });
});

describe('the plan', () => {
  const NAMES = ['a', 'b', 'c', 'd', 'reference'];
  const bundlesOf = (orders: readonly Order[]) => orders.flatMap((order) => (order.do === 'bundle' ? [order] : []));

  it.each([0, 1, 2])('has every case with every number of workers in engine %i', (turn) => {
    const made = legsOf('all', turn, NAMES).flatMap(({ orders }) => bundlesOf(orders));
    expect(made.map(({ name, workers }) => `${name} ${workers}`).sort()).toEqual(
      NAMES.flatMap((name) => [1, 2, 3].map((workers) => `${name} ${workers}`)),
    );
  });

  it('has every number of workers in every place within three engines', () => {
    const met = [0, 1, 2].flatMap((turn) =>
      legsOf('all', turn, NAMES).flatMap(({ surroundings, orders }) =>
        bundlesOf(orders).map(({ workers }) => `${surroundings.timeZone} ${workers}`),
      ),
    );
    expect(new Set(met).size).toBe(PLACES.length * 3);
  });

  it.each(['small', 'one-thread'] as const)(
    'has every small case in the share %s, and not the reference job',
    (share) => {
      const made = legsOf(share, 0, NAMES).flatMap(({ orders }) => bundlesOf(orders).map(({ name }) => name));
      expect(new Set(made)).toEqual(new Set(NAMES.slice(0, -1)));
    },
  );
});

describe('an engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-earlier-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'program.mjs');
  const legs = [
    { surroundings: PLACES[0], orders: [{ do: 'bundle', name: 'numeric', workers: 1 }, { do: 'numerics' }] as Order[] },
  ];
  const asked: Order[][] = [];
  /** Answers the first order, and with `all` the others too. */
  const engine = (all: boolean): Engine => ({
    version: '1',
    run(orders, { timeZone, locale }, hear) {
      asked.push([...orders]);
      hear({ say: 'here', timeZone, locale, userAgent: '', unguarded: [] });
      for (const order of all ? orders : orders.slice(0, 1)) hear({ say: 'result', order, sha256: HASH });
      if (all) hear({ say: 'done' });
      return Promise.resolve();
    },
  });
  const meeting = (all: boolean) =>
    meet('Node 1', engine(all), legs, new Map([['numeric', HASH]]), earlierRuns(join(folder, 'results'), program));

  it('that falls silent is told from one that ends, and goes on from there with the same program', async () => {
    writeFileSync(program, '1');
    expect(await meeting(false)).toMatchObject({ rows: [{ same: true }], faults: ['fell silent under UTC en-US'] });
    expect(await meeting(true)).toMatchObject({ rows: [{ what: 'numeric' }, { what: 'numerics' }], faults: [] });
    expect(asked.at(-1)).toEqual([{ do: 'numerics' }]);
    writeFileSync(program, '2');
    await meeting(true);
    expect(asked.at(-1)).toHaveLength(2);
  });
});
