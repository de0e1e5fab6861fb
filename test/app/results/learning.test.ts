import { describe, expect, it } from 'vitest';
import type { LearningCurve } from '../../../src/core/index.ts';
import {
  drawnPoints,
  gapSentence,
  lastGain,
  learningAxes,
  learningData,
  learningFinding,
  learningRows,
} from '../../../src/app/results/learning/learning-data.ts';
import type { Scores } from '../../../src/worker/protocol.ts';
import { smallRun } from './small-run.ts';

const scores = (roc_auc: number | null): Scores => ({
  roc_auc,
  average_precision: 0.5,
  accuracy: 0.5,
  precision: 0.5,
  recall: 0.5,
  f1: 0.5,
  log_loss: roc_auc ?? 1,
  brier: 0.1,
});
const side = (folds: readonly (number | null)[]) => {
  const mean = folds.reduce<number>((sum, value) => sum + (value ?? 0), 0) / folds.length;
  return { folds: folds.map(scores), mean: scores(mean), std: scores(0) };
};

/** @param validation by point, by fold */
function curveOf(
  validation: readonly (readonly (number | null)[])[],
  metric: LearningCurve['metric'] = 'roc_auc',
): LearningCurve {
  return {
    model: 'random_forest',
    metric,
    seed: 1,
    folds: validation[0].length,
    points: validation.map((folds, i) => ({
      share: 1000 - 100 * (validation.length - 1 - i),
      rows: 1000 * (i + 1),
      train: side(folds.map(() => 0.99)),
      validation: side(folds),
      problem: null,
    })),
  };
}

describe('a learning curve in words', () => {
  it('says that more rows help where the last step helped in every fold', () => {
    const curve = curveOf([
      [0.7, 0.71, 0.72],
      [0.75, 0.765, 0.77],
    ]);
    expect(learningFinding(curve)).toBe(
      'Random forest still learns from more rows: the last 1,000 rows made ROC AUC 0.052 better',
    );
    expect(gapSentence(curve)).toBe('With all of them it scores 0.990 on its own rows and 0.762 on unseen ones.');
  });

  it('says that they hardly do where the folds do not agree, or the step is too small for anybody', () => {
    expect(
      learningFinding(
        curveOf([
          [0.7, 0.75, 0.8],
          [0.76, 0.7, 0.8],
        ]),
      ),
    ).toContain('More rows would hardly help random forest');
    expect(
      lastGain(
        curveOf([
          [0.7, 0.7],
          [0.7004, 0.7004],
        ]),
      )?.clear,
    ).toBe(false);
  });

  it('turns round where less is better', () => {
    const falls = [
      [0.6, 0.61],
      [0.5, 0.51],
    ];
    expect(learningFinding(curveOf(falls, 'log_loss'))).toContain('made Log loss 0.100 better');
    expect(learningFinding(curveOf(falls))).toContain('made random forest worse: the last 1,000 rows cost 0.100');
  });

  it('leaves out points that no score can be given for, and says so where none is left', () => {
    const curve = curveOf([
      [null, 0.7],
      [0.7, 0.75],
    ]);
    expect(drawnPoints(curve)).toHaveLength(1);
    expect(lastGain(curve)).toBeNull();
    expect(learningFinding(curve)).toContain('cannot be fitted on parts of so few rows');
  });

  it('has an axis from no rows to all, with every fold inside', () => {
    const { x, y } = learningAxes(
      curveOf([
        [0.5, 0.6],
        [0.7, 0.9],
        [0.8, 0.85],
      ]),
    );
    expect([x.from, x.to, x.ticks[0]]).toEqual([0, 3000, 0]);
    expect(y.from).toBeLessThanOrEqual(0.5);
    expect(y.to).toBeGreaterThanOrEqual(0.99);
  });
});

describe('the learning curve of a run in the page', () => {
  it('ends at the leaderboard’s score and has a row a point and a line a fold', async () => {
    const { workbench, run } = await smallRun();
    const listener = { onPlan: () => undefined, onTask: () => undefined };
    const curve = await workbench.learningCurve(run.sha256, 'decision_tree', listener);
    const last = curve.points[curve.points.length - 1];
    expect(last.validation?.mean).toEqual(run.models.find(({ model }) => model === 'decision_tree')?.mean);
    expect(learningRows(curve)).toHaveLength(5);
    const { head, rows } = learningData(curve);
    expect(rows).toHaveLength(5 * (3 + 2));
    expect(rows.every((row) => row.length === head.length)).toBe(true);
    await expect(workbench.learningCurve('other', 'decision_tree', listener)).rejects.toThrow(/no longer kept/);
  });
});
