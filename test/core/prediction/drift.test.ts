import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/core/data/table.ts';
import { driftBaseline } from '../../../src/core/pipeline/drift-baseline.ts';
import { compareDrift, driftFinding, type DriftReport } from '../../../src/core/index.ts';
import { openTrained } from './open.ts';

const numeric = (name: string, values: ArrayLike<number>): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
});

function categorical(name: string, texts: readonly (string | null)[]): Column {
  const levels = [...new Set(texts.filter((text) => text !== null))].sort();
  return { kind: 'categorical', name, levels, codes: Int32Array.from(texts, (text) => levels.indexOf(text ?? '')) };
}

const repeat = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));

/** Training: 0 … 99 (mean 49.5, deviation 28.866), its double, and three categories of which a quarter is `a`. */
const TRAINING: readonly Column[] = [
  numeric(
    'x',
    repeat(100, (i) => i),
  ),
  numeric(
    'twice',
    repeat(100, (i) => 2 * i),
  ),
  categorical(
    'kind',
    repeat(100, (i) => (i % 4 === 0 ? 'a' : i % 4 === 1 ? 'b' : 'c')),
  ),
];
const Y = Uint8Array.from({ length: 100 }, (_, i) => (i < 20 ? 1 : 0));
const BASELINE = driftBaseline(
  TRAINING,
  { name: 'y', labels: ['0', '1'], y: Y },
  Int32Array.from({ length: 100 }, (_, i) => i),
);

function compare(
  columns: readonly Column[],
  flags: ArrayLike<number>,
  rest: { before?: number; answers?: ArrayLike<number> } = {},
): DriftReport {
  return compareDrift({
    baseline: BASELINE,
    columns,
    engineered: [],
    flagged: Uint8Array.from(flags),
    flaggedOutOfFold: rest.before ?? null,
    answers: rest.answers === undefined ? null : Uint8Array.from(rest.answers),
  });
}

describe('compareDrift', () => {
  it('finds nothing between the training rows and themselves', () => {
    const report = compare(TRAINING, Y, { before: 0.2, answers: Y });
    expect(report.status).toBe('no-drift');
    for (const { z, moved, bins } of report.numeric) {
      expect(z).toBeCloseTo(0, 12);
      expect(moved).toBe(false);
      for (const bin of bins) expect(bin.now).toBeCloseTo(bin.training, 1);
    }
    expect(report.categorical[0].shift).toBeCloseTo(0, 12);
    expect(report.categorical[0].unseen).toBe(0);
  });

  it('works out by hand: z of the means, shift of the categories', () => {
    const rows = 60;
    const report = compare(
      [
        numeric(
          'x',
          repeat(rows, () => 150),
        ),
        numeric(
          'twice',
          repeat(rows, (i) => (i < 30 ? NaN : 99)),
        ),
        categorical(
          'kind',
          repeat(rows, (i) => (i < 30 ? 'a' : i < 45 ? 'new' : null)),
        ),
      ],
      new Uint8Array(rows),
      { before: 0.05 },
    );
    const [x, twice] = report.numeric;
    expect(x.z).toBeCloseTo((150 - 49.5) / Math.sqrt((100 * 100 - 1) / 12), 10);
    expect([x.moved, twice.moved]).toEqual([true, false]);
    expect(twice.z).toBeCloseTo(0, 10);
    expect(twice.missing).toEqual({ training: 0, now: 0.5 });
    expect(x.bins[x.bins.length - 1]).toMatchObject({ from: 99, to: null, training: 0, now: 1 });
    const [kind] = report.categorical;
    // Of 45 rows with a value 2/3 are a (1/4 before), 1/3 new; b had 1/4 and c 1/2.
    expect(kind.shift).toBeCloseTo((2 / 3 - 1 / 4 + 1 / 4 + 1 / 2 + 1 / 3) / 2, 12);
    expect(kind.unseen).toBeCloseTo(1 / 3, 12);
    expect(kind.levels.find(({ isNew }) => isNew)?.level).toBe('new');
    expect(report.status).toBe('no-drift');
    expect(driftFinding(report)).toBe(
      'No drift by the rule, which takes two columns, but "x" has moved: 3.5 training standard deviations up.',
    );
  });

  it.each([
    [
      'two means',
      [
        numeric(
          'x',
          repeat(50, () => 140),
        ),
        numeric(
          'twice',
          repeat(50, () => 280),
        ),
      ],
      0.1,
      0.1,
      'drift',
    ],
    [
      'one mean',
      [
        numeric(
          'x',
          repeat(50, () => 140),
        ),
      ],
      0.1,
      0.1,
      'no-drift',
    ],
    ['a tenth more flagged', [], 0.2, 0.1, 'drift'],
    ['less than a tenth more', [], 0.18, 0.1, 'no-drift'],
  ] as const)('%s: %s', (_what, columns, now, before, status) => {
    const flags = repeat(50, (i) => (i < now * 50 ? 1 : 0));
    expect(compare(columns, flags, { before }).status).toBe(status);
  });

  it('says nothing of fewer than 50 rows', () => {
    const report = compare(
      [
        numeric(
          'x',
          repeat(49, () => 1e9),
        ),
        numeric(
          'twice',
          repeat(49, () => 1e9),
        ),
      ],
      new Uint8Array(49),
    );
    expect(report.status).toBe('too-few');
    expect(driftFinding(report)).toBe('Too few to say: 49 rows, and drift takes at least 50.');
  });

  it('takes answers where there are 50', () => {
    const answers = repeat(60, (i) => (i < 30 ? 1 : 0));
    expect(compare([], new Uint8Array(60), { answers }).status).toBe('drift');
    expect(compare([], new Uint8Array(60), { answers: answers.map((y, i) => (i < 11 ? 255 : y)) }).positive).toBeNull();
  });

  it('counts every value in one bin, whatever the values and the deciles', () => {
    const values = fc.array(fc.constantFrom(-1, 0, 0.5, 1, 2, 1e300, NaN), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, values, (training, now) => {
        const rows = Int32Array.from(training, (_, i) => i);
        const target = { name: 'y', labels: ['0', '1'] as const, y: new Uint8Array(training.length) };
        const baseline = driftBaseline([numeric('x', training)], target, rows);
        const report = compareDrift({
          baseline,
          columns: [numeric('x', now)],
          engineered: [],
          flagged: new Uint8Array(now.length),
          flaggedOutOfFold: null,
          answers: null,
        });
        const [{ bins, mean }] = report.numeric;
        const total = (key: 'training' | 'now'): number => bins.reduce((sum, bin) => sum + bin[key], 0);
        const hasValue = (list: readonly number[]): boolean => list.some((value) => value === value);
        if (hasValue(training)) expect(total('training')).toBeCloseTo(1, 9);
        if (hasValue(training) && hasValue(now)) expect(total('now')).toBeCloseTo(1, 9);
        if (mean !== null) expect(Number.isFinite(mean)).toBe(true);
      }),
    );
  });

  it('finds the data of a bundle to be like themselves', async () => {
    const { run, baseline } = await openTrained('decision_tree', 'learners');
    const report = compareDrift({
      baseline,
      columns: run.table.columns,
      engineered: run.engineered,
      flagged: new Uint8Array(run.table.n),
      flaggedOutOfFold: 0,
      answers: run.table.target.y,
    });
    expect(report.status).toBe('no-drift');
    expect(report.numeric.filter(({ engineered }) => engineered).map(({ name }) => name)).toEqual(run.engineered);
  });
});
