import { describe, expect, it } from 'vitest';
import {
  parseConfig,
  readTable,
  encodeUtf8,
  estimateRun,
  type ModelName,
  type RunConfig,
} from '../../../src/core/index.ts';
import { foldSize } from '../../../src/core/pipeline/cost.ts';
import { pilotSeconds } from '../../../src/core/pipeline/pilot.ts';
import { restCost } from '../../../src/core/pipeline/rest-cost.ts';

function configOf(models: string): RunConfig {
  const { config, problems } = parseConfig(`data: {target: y}\nmodels:\n${models}`);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

function tableOf(rows: number, config: RunConfig) {
  const lines = Array.from({ length: rows }, (_, i) => {
    const x = (i * 7919) % 1009;
    return `${x},${(i * 31) % 17},${'abc'[i % 3]},${x + ((i * 104729) % 400) > 700 ? 1 : 0}`;
  });
  return readTable(encodeUtf8(`x,z,c,y\n${lines.join('\n')}\n`), config.data).table;
}

/** A clock on which the fits take these seconds, one after the other, and then the last. */
function clockOf(...durations: readonly number[]) {
  let calls = 0;
  let now = 0;
  return () => {
    if (calls % 2 === 1) now += durations[Math.min(durations.length - 1, (calls - 1) / 2)];
    calls++;
    return now;
  };
}

describe('pilotSeconds', () => {
  it('doubles the rows until a fit is long enough to be measured, and goes on at the growth that it saw', () => {
    const config = configOf('  svm: {}\n');
    const table = tableOf(6000, config);
    const size = foldSize(table, config);
    // 500 rows to warm up, and then what is short twice: 500 rows, 1,000 and 2,000.
    const seconds = pilotSeconds('svm', table, config, size, clockOf(1, 0.03, 0.02, 0.08, 0.075, 0.3));
    expect(seconds).toBeCloseTo(0.3 * (size.train / 2000) ** 2, 6);
  });

  it('does not believe a growth that the kernel cannot have', () => {
    const config = configOf('  logistic_regression: {}\n');
    const table = tableOf(6000, config);
    const size = foldSize(table, config);
    const steep = pilotSeconds('logistic_regression', table, config, size, clockOf(1, 0.01, 0.01, 0.5));
    expect(steep).toBeCloseTo(0.5 * (size.train / 1000) ** 1.2, 6);
    const flat = pilotSeconds('logistic_regression', table, config, size, clockOf(1, 0.3));
    expect(flat).toBeCloseTo(0.3 * (size.train / 1000) ** 0.9, 6);
  });

  it('fits a few trees of a forest, then twice as many, and takes what is done once for all of them once', () => {
    const config = configOf('  random_forest: {n_estimators: 400}\n');
    const table = tableOf(300, config);
    const seconds = (fixed: number): number => {
      const both = [8, 16, 32, 64, 128].map((trees) => fixed + 0.0025 * trees).flatMap((each) => [each, each]);
      return pilotSeconds('random_forest', table, config, foldSize(table, config), clockOf(1, ...both));
    };
    expect(seconds(0)).toBeCloseTo(1, 9);
    expect(seconds(0.05)).toBeCloseTo(1.05, 9);
  });

  it('fits a small forest whole', () => {
    const config = configOf('  random_forest: {n_estimators: 20}\n');
    const table = tableOf(300, config);
    const clock = clockOf(1, 0.02, 0.02, 0.03, 0.03, 0.04, 0.04);
    expect(pilotSeconds('random_forest', table, config, foldSize(table, config), clock)).toBeCloseTo(0.04, 9);
  });
});

describe('estimateRun', () => {
  it('does not measure what is short anyway', async () => {
    const config = configOf('  svm: {}\n  knn: {}\n  naive_bayes: {}\n');
    const neverAsked = () => {
      throw new Error('measured');
    };
    const estimate = await estimateRun(tableOf(400, config), config, { workers: 2, clock: neverAsked });
    expect(estimate).toMatchObject({ measured: false, proposals: [] });
    expect(estimate.seconds).toBeLessThan(5);
  });

  it('measures what is shorter where that is asked for', async () => {
    const config = configOf('  naive_bayes: {}\n');
    const options = { workers: 2, clock: clockOf(0.3), timedAbove: 0 };
    const estimate = await estimateRun(tableOf(400, config), config, options);
    expect(estimate.measured).toBe(true);
    expect(estimate.seconds).toBeGreaterThan((1.2 * 6 * 0.3) / 2);
  });

  it('puts the dearest model first and says what to change', async () => {
    const config = configOf('  logistic_regression: {}\n  random_forest: {n_estimators: 100000}\n');
    const regression = [0.05, 0.05, 0.05, 0.05, 0.3, 0.3];
    const forest = [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.6];
    const clock = clockOf(...regression, ...forest);
    const estimate = await estimateRun(tableOf(6000, config), config, { workers: 2, clock });
    expect(estimate.measured).toBe(true);
    expect(estimate.models[0].model).toBe('random_forest');
    expect(estimate.proposals[0]).toContain('models.random_forest.n_estimators');
    expect(estimate.proposals).toHaveLength(1);
  });

  describe('with more workers', () => {
    const secondsWith = async (models: string, workers: number): Promise<number> => {
      const config = configOf(models);
      const clock = clockOf(0.05, 0.05, 0.2, 0.2, 0.3, 0.6);
      const table = tableOf(6000, config);
      const names = Object.keys(config.models) as ModelName[];
      const { shared, importance, intervals, writing } = restCost(foldSize(table, config), config, names);
      const { seconds } = await estimateRun(table, config, { workers, clock, timedAbove: 0 });
      return seconds - (shared + importance) / workers - intervals - writing;
    };

    it('a forest is cut into blocks of trees', async () => {
      const forest = '  random_forest: {n_estimators: 100000}\n';
      const fits = await secondsWith(forest, 1);
      // Beside each other fits take a fifth longer.
      expect(await secondsWith(forest, 2)).toBeCloseTo((1.2 * fits) / 2, 6);
      expect(await secondsWith(forest, 8)).toBeCloseTo((1.2 * fits) / 8, 6);
    });

    it('other fits are not cut: five are three rounds of two, and the final one has a worker of its own', async () => {
      const fit = (await secondsWith('  svm: {}\n', 1)) / 6;
      expect(await secondsWith('  svm: {}\n', 2)).toBeCloseTo(1.2 * fit * 4, 6);
      expect(await secondsWith('  svm: {}\n', 100)).toBeCloseTo(1.2 * fit * 2, 6);
    });
  });

  it('can be stopped between two models', async () => {
    const config = configOf('  svm: {}\n  random_forest: {n_estimators: 100000}\n');
    let paused = 0;
    const pause = () => (++paused < 2 ? Promise.resolve() : Promise.reject(new Error('enough')));
    const estimate = estimateRun(tableOf(6000, config), config, { workers: 1, clock: clockOf(0.2), pause });
    await expect(estimate).rejects.toThrow('enough');
  });
});
