import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from '../../../src/core/numerics/log.ts';
import { createExplainer } from '../../../src/core/index.ts';
import { designOf, inputColumns, type RawRow } from '../../../src/core/prediction/raw-rows.ts';
import { MODELS, openTrained } from './open.ts';

const text = fc.constantFrom('DE', 'FR', '__proto__', 'a,b', 'never seen', null);
const number = fc.option(fc.double({ min: -5, max: 30, noNaN: true }));
const sampleRow: fc.Arbitrary<RawRow> = fc.tuple(number, number, text);
const learnersRow: fc.Arbitrary<RawRow> = fc.tuple(
  number,
  fc.constantFrom(0, 3, 30, null),
  fc.constantFrom(0, 2, 6, null),
  fc.constantFrom('0', '7', '11', 'x', null),
);

/** log(p / (1 − p)), where p is neither 0 nor 1 to within a double. */
const logit = (p: number): number => log(p) - log(1 - p);

describe.each(MODELS)('what moves $name', ({ name }) => {
  it.each([
    ['sample', sampleRow],
    ['learners', learnersRow],
  ] as const)('adds up to its output, for any row of %s', async (data, rows) => {
    const { pipeline, baseline } = await openTrained(name, data);
    const explainer = createExplainer(pipeline, baseline);
    const columns = inputColumns(pipeline);
    fc.assert(
      fc.property(rows, (row) => {
        const { output, probability, scale, baseline: start, contributions } = explainer.explain(row);
        expect(contributions.map((entry) => entry.name)).toEqual(columns.map((column) => column.name));
        const sum = contributions.reduce((total, { contribution }) => total + contribution, start);
        expect(sum).toBeCloseTo(output, 9);
        expect(probability).toBe(pipeline.fitted.predictProba(designOf(pipeline, [row]))[0]);
        if (scale === 'probability') expect(output).toBeCloseTo(probability, 9);
        else if (probability > 1e-9 && probability < 1 - 1e-9) expect(output).toBeCloseTo(logit(probability), 5);
      }),
      { numRuns: explainer.method === 'sampled' ? 8 : 60 },
    );
  });

  it('says the same of a row every time', async () => {
    const { pipeline, baseline } = await openTrained(name);
    const row: RawRow = [3.5, null, 'DE'];
    expect(createExplainer(pipeline, baseline).explain(row)).toEqual(createExplainer(pipeline, baseline).explain(row));
  });

  it('gives a standard error where it is drawn, and none where it is exact', async () => {
    const { pipeline, baseline } = await openTrained(name);
    const { method, contributions } = createExplainer(pipeline, baseline).explain([9, 1, 'DE']);
    const errors = contributions.map(({ standardError }) => standardError);
    if (method === 'sampled') errors.forEach((error) => expect(error).toBeGreaterThanOrEqual(0));
    else expect(errors).toEqual([null, null, null]);
  });
});

describe('explanations', () => {
  it('name the column that the labels follow', async () => {
    for (const { name } of MODELS) {
      const { pipeline, baseline } = await openTrained(name);
      const { contributions } = createExplainer(pipeline, baseline).explain([9.9, 2.5, 'FR']);
      const [first] = [...contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
      expect([name, first.name, first.contribution > 0]).toEqual([name, 'minutes', true]);
    }
  });

  it('of a logistic regression are coefficients times what is scaled, less the training mean', async () => {
    const { pipeline, baseline, run } = await openTrained('logistic_regression');
    const fitted = run.final.fitted as { numeric: Float64Array; categorical: Float64Array[] };
    const { contributions } = createExplainer(pipeline, baseline).explain([8, 1, 'DE']);
    const { numeric, categorical } = pipeline.preprocessor;
    expect(contributions[0].contribution).toBeCloseTo(
      (fitted.numeric[0] * (8 - numeric[0].mean)) / numeric[0].scale,
      12,
    );
    const frequencies = new Map(baseline.categorical[0].frequencies);
    const mean = categorical[0].levels.reduce(
      (sum, level, code) => sum + (frequencies.get(level) ?? 0) * fitted.categorical[0][code],
      0,
    );
    const own = fitted.categorical[0][categorical[0].levels.indexOf('DE')];
    expect(contributions[2].contribution).toBeCloseTo(own - mean, 12);
  });
});
