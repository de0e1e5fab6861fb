import type { RunConfig } from '../core/config/config.ts';
import { placeProblems } from '../core/config/place-problems.ts';
import { readTable } from '../core/data/read-table.ts';
import type { DatasetProfile } from '../core/data/profile.ts';
import { profileDataset } from '../core/data/profile.ts';
import { SelfsameError } from '../core/errors.ts';
import { stratifiedSplit } from '../core/evaluation/split.ts';
import { featureProblems } from '../core/features/engineer.ts';
import { foldSize, type FitSize } from '../core/pipeline/cost.ts';
import { refuseTooLarge } from '../core/pipeline/mljs-cost.ts';
import { classWeightProblems } from '../core/models/class-weights.ts';
import type { Hashed } from '../core/pipeline/task.ts';

/**
 * Every problem between a dataset and a config that can be known before a run: what the first tasks would fail with,
 * and what the engineered features lack.
 * @param text that the config was parsed from
 * @returns what a fold's fit has to do
 * @throws SelfsameError
 */
export function checkTogether(dataset: Hashed, config: RunConfig, text: string): FitSize {
  const { table } = readTable(dataset.bytes, config.data);
  const problems = [
    ...featureProblems(table, config.features).filter((problem) => problem.severity === 'error'),
    ...classWeightProblems(config, table.target.labels),
  ];
  if (problems.length > 0) throw new SelfsameError(placeProblems(text, problems));
  if (config.engine === 'mljs') refuseTooLarge(config, table);
  stratifiedSplit(table.target.y, table.target.labels, config.data.test_size, config.cv.n_splits, config.seed);
  return foldSize(table, config);
}

/** The last answer of each kind is kept: an edit elsewhere in the config asks the same again. */
export function createDataMemo() {
  let profiled: { key: string; profile: DatasetProfile } | null = null;
  let checked: { key: string; size: FitSize } | null = null;
  return {
    profile(dataset: Hashed, config: RunConfig | null): DatasetProfile {
      const outlierFactor = config?.preprocessing.outlier_factor ?? null;
      const key = JSON.stringify([dataset.sha256, config?.data ?? null, outlierFactor]);
      if (profiled?.key !== key) {
        profiled = { key, profile: profileDataset(dataset.bytes, config?.data ?? null, outlierFactor) };
      }
      return profiled.profile;
    },
    check(dataset: Hashed, config: RunConfig, text: string): FitSize {
      const { engine, models, features, cv, seed } = config;
      const key = JSON.stringify([dataset.sha256, config.data, features, cv.n_splits, seed, engine, models]);
      if (checked?.key !== key) checked = { key, size: checkTogether(dataset, config, text) };
      return checked.size;
    },
  };
}
