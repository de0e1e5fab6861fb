import { describe, expect, it } from 'vitest';
import { curveCounts, precisionAt, recallAt } from '../../src/core/evaluation/curve.ts';
import { confusionMatrix, scoreProbabilities } from '../../src/core/evaluation/scores.ts';
import { CASES, doubles } from './case.ts';

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < actual.length; i++) expect(Math.abs(actual[i] - expected[i])).toBeLessThanOrEqual(1e-12);
}

describe.each(CASES)('$name', ({ askedY, expected }) => {
  it.each(expected.scores.map((own, i) => ({ i, own })))('is scored as by scikit-learn: answer $i', ({ own }) => {
    const p = doubles(own.probabilities);
    const y = askedY.subarray(0, p.length);
    const scores = scoreProbabilities(y, p, own.threshold);
    for (const [name, value] of Object.entries(own.scores))
      expectClose([scores[name as keyof typeof scores] ?? NaN], [value as number]);
    const { tn, fp, fn, tp } = confusionMatrix(y, p, own.threshold);
    expect([tn, fp, fn, tp]).toEqual(own.confusion);

    const counts = curveCounts(y, p);
    expect(counts.thresholds).toEqual(doubles(own.thresholds));
    expectClose(
      Array.from(counts.falsePositives, (count) => count / counts.negatives),
      doubles(own.fpr),
    );
    expectClose(
      Array.from(counts.truePositives, (count) => count / counts.positives),
      doubles(own.tpr),
    );
    const steps = [...counts.thresholds.keys()];
    expectClose(
      steps.map((i) => precisionAt(counts, i)),
      doubles(own.precision),
    );
    expectClose(
      steps.map((i) => recallAt(counts, i)),
      doubles(own.recall),
    );
  });
});
