import { readFileSync } from 'node:fs';
import { parseConfigBytes, readTable, type RunConfig } from '../../src/core/index.ts';
import { rowsOfSet, stratifiedSplit, TEST, TRAIN } from '../../src/core/evaluation/split.ts';
import { engineerFeatures } from '../../src/core/features/engineer.ts';
import { fitPreprocessor, transform } from '../../src/core/preprocessing/preprocessor.ts';
import { SAMPLE_CONFIG, SAMPLE_DATA } from '../paths.ts';
import type { KernelData, Rows } from './kernel-data.ts';

export function readConfigFile(path: string): RunConfig {
  const { config, problems } = parseConfigBytes(new Uint8Array(readFileSync(path)));
  if (config === null) throw new Error(`${path}: ${JSON.stringify(problems)}`);
  return config;
}

/** The page's sample as the final fit sees it: 14,208 training and 3,553 test rows, preprocessed. */
export function referenceData(): KernelData {
  const config = readConfigFile(SAMPLE_CONFIG);
  const { table } = readTable(new Uint8Array(readFileSync(SAMPLE_DATA)), config.data);
  const { y, labels } = table.target;
  const split = stratifiedSplit(y, labels, config.data.test_size, config.cv.n_splits, config.seed);
  const columns = [...table.columns, ...engineerFeatures(table, config.features)];
  const preprocessor = fitPreprocessor(columns, rowsOfSet(split, TRAIN), config.preprocessing);
  const take = (set: number): Rows => {
    const rows = rowsOfSet(split, set);
    return { design: transform(preprocessor, columns, rows), y: Uint8Array.from(rows, (row) => y[row]) };
  };
  return { train: take(TRAIN), query: take(TEST) };
}
