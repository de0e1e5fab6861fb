import { beforeAll, describe, expect, it } from 'vitest';
import { smallRun, type SmallRun } from '../app/results/small-run.ts';

describe('a task alone', () => {
  let small: SmallRun;

  beforeAll(async () => {
    small = await smallRun();
  });

  it('comes out with the bytes that the run has, wherever it stands', async () => {
    const { workbench, run } = small;
    const best = run.models[0].model;
    for (const task of [
      'dataset',
      'table',
      'preprocess/fold-1',
      `fit/${best}/fold-0`,
      'select',
      `fit/${best}/final`,
      'test',
    ]) {
      const { expected, actual, seconds } = await workbench.rerunTask(run.sha256, task);
      expect(actual).toBe(expected);
      expect(seconds).toBeGreaterThanOrEqual(0);
    }
  });

  it('is refused where the run has no such task', async () => {
    const { workbench, run } = small;
    await expect(workbench.rerunTask(run.sha256, 'fit/svm/fold-0')).rejects.toThrow(/has no task/);
    await expect(workbench.rerunTask('other', 'table')).rejects.toThrow(/no longer kept/);
  });
});
