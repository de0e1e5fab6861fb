import { describe, expect, it } from 'vitest';
import { curveCounts } from '../../src/core/evaluation/curve.ts';
import { rocAuc } from '../../src/core/evaluation/scores.ts';
import { extraTrees } from '../../src/core/models/extra-trees/extra-trees.ts';
import { randomForest } from '../../src/core/models/random-forest/random-forest.ts';
import { stream } from '../../src/core/random/stream.ts';
import { CASES, doubles, inputOf, type Case } from './case.ts';
import type { ExpectedForest } from './expected.ts';
import { welch } from './welch.ts';

type Forest = typeof randomForest;

/** Chance that any of a model's tests fails although both sides draw from the same distribution; for AUC and nodes each. */
const LEVEL = 0.01;

/**
 * 20 forests of the seeds 0 … 19 on both sides, so that the outcome is fixed: two-sided Welch tests of the mean AUC on
 * the asked rows and of the mean number of nodes, each at LEVEL / number of forests (Bonferroni). A small difference that
 * every data set has would pass them all and shows in the sum.
 */
describe.each([
  { model: 'random_forest', classifier: randomForest },
  { model: 'extra_trees', classifier: extraTrees },
] as const)('20 forests: $model', ({ model, classifier }) => {
  const forests = CASES.flatMap((own) => own.expected[model].map((expected) => ({ name: own.name, own, expected })));
  const sums = { auc: 0, nodes: 0 };

  it.each(forests)('are like those of scikit-learn: $name, $expected.params', ({ own, expected }) => {
    const { aucs, nodes } = grow(classifier, own, expected);
    const [auc, size] = [welch(aucs, doubles(expected.auc)), welch(nodes, expected.nodes)];
    expect(auc.p).toBeGreaterThan(LEVEL / forests.length);
    expect(size.p).toBeGreaterThan(LEVEL / forests.length);
    sums.auc += auc.t;
    sums.nodes += size.t;
  });

  it('do not lean to one side over all data sets', () => {
    // Of 38 degrees of freedom t has variance 38 / 36; a normal variable is beyond 2.576 deviations once in a hundred.
    const deviation = Math.sqrt((forests.length * 38) / 36);
    expect(Math.abs(sums.auc) / deviation).toBeLessThan(2.576);
    expect(Math.abs(sums.nodes) / deviation).toBeLessThan(2.576);
  });
});

describe('welch', () => {
  it('has the figures of scipy.stats.ttest_ind(equal_var=False)', () => {
    const { t, p } = welch([1, 2, 4, 8, 9.5], [2, 3, 3, 1]);
    expect(t).toBeCloseTo(1.53274817826544, 9);
    expect(p).toBeCloseTo(0.19024051309160459, 9);
  });
});

function grow(classifier: Forest, own: Case, { params, nodes }: ExpectedForest): { aucs: number[]; nodes: number[] } {
  const input = inputOf(own, params.class_weight);
  const fitted = nodes.map((_, seed) =>
    classifier.fit({ ...input, stream: (unit) => stream(seed, `${classifier.name}/${unit}`) }, params),
  );
  return {
    aucs: fitted.map((one) => rocAuc(curveCounts(own.askedY, classifier.predictProba(one, own.asked))) ?? NaN),
    nodes: fitted.map(({ column }) => column.length),
  };
}
