import type { RunConfig } from '../core/config/config.ts';
import { placeProblems } from '../core/config/place-problems.ts';
import type { Csv } from '../core/data/read-csv.ts';
import { tableOf } from '../core/data/read-table.ts';
import { SelfsameError } from '../core/errors.ts';
import { stratifiedSplit } from '../core/evaluation/split.ts';
import { featureProblems } from '../core/features/engineer.ts';
import { foldSize, type FitSize } from '../core/pipeline/cost.ts';
import { refuseTooLarge } from '../core/pipeline/mljs-cost.ts';
import { classWeightProblems } from '../core/models/class-weights.ts';
import type { Hashed } from '../core/pipeline/task.ts';
import type { DataReader } from './workbench-data.ts';

/**
 * Every problem between a dataset and a config that can be known before a run: what the first tasks would fail with,
 * and what the engineered features lack.
 * @param csv of the dataset, parsed with the config's choices
 * @param text that the config was parsed from
 * @returns what a fold's fit has to do
 * @throws SelfsameError
 */
export function checkTogether(csv: Csv, config: RunConfig, text: string): FitSize {
  const { table } = tableOf(csv, config.data);
  const problems = [
    ...featureProblems(table, config.features).filter((problem) => problem.severity === 'error'),
    ...classWeightProblems(config, table.target.labels),
  ];
  if (problems.length > 0) throw new SelfsameError(placeProblems(text, problems));
  if (config.engine === 'mljs') refuseTooLarge(config, table);
  stratifiedSplit(table.target.y, table.target.labels, config.data.test_size, config.cv.n_splits, config.seed);
  return foldSize(table, config);
}

/** The last answer is kept: an edit elsewhere in the config asks the same again. */
export function createCheckMemo(reader: DataReader) {
  let checked: { key: string; size: FitSize } | null = null;
  return async (dataset: Hashed, config: RunConfig, text: string): Promise<FitSize> => {
    const { engine, models, features, cv, seed } = config;
    const key = JSON.stringify([dataset.sha256, config.data, features, cv.n_splits, seed, engine, models]);
    if (checked?.key !== key)
      checked = { key, size: checkTogether(await reader.csv(dataset, config.data), config, text) };
    return checked.size;
  };
}
