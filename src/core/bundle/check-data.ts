/** Checks that repeat what is quick on the dataset: columns, preprocessing, drift baseline, hashes of these tasks. */
import type { Column } from '../data/table.ts';
import { rowsOfSet, TRAIN } from '../evaluation/split.ts';
import { driftBaseline } from '../pipeline/drift-baseline.ts';
import { encodePreprocessor, fitPreprocessor } from '../preprocessing/preprocessor.ts';
import { agrees, disagrees, need, type CheckContext, type NamedCheck } from './check.ts';
import { sameDrift } from './check-derived.ts';
import { pathOf } from './check-consistency.ts';
import { withTable } from './check-model.ts';
import { sameHashes } from './check-tasks.ts';
import { compareJson, describeDifferences } from './compare-json.ts';
import { driftFile } from './drift-file.ts';
import { dataOutputs } from './task-outputs.ts';
import { valueToJson } from './value-json.ts';

export const preprocessingFollows: NamedCheck = {
  name: 'preprocessing_follows',
  title: 'Imputation, clipping, scaling and levels, fitted again on the training rows, are equal',
  meaning: 'The model treats columns otherwise than these data and this config lead to.',
  depth: 'model-check',
  role: 'model',
  run: (context) =>
    withTable(context, () => {
      const { lineage, parts, foreign } = context;
      const { path } = lineage.model;
      if (foreign) return { ...agrees(path), skipped: true };
      const recorded = encodePreprocessor(need(parts.model).preprocessor);
      const fitted = fitPreprocessor(columnsOf(context), trainRows(context), need(parts.config).preprocessing);
      const differences = compareJson(valueToJson(encodePreprocessor(fitted)), valueToJson(recorded));
      return differences.length === 0
        ? agrees(path)
        : disagrees(path, `The preprocessing does not follow from the data: ${describeDifferences(differences)}.`);
    }),
};

export const driftFollows: NamedCheck = {
  name: 'drift_follows',
  title: 'The drift baseline, computed again from the training rows, is equal',
  meaning: 'New data would be compared with rows that the model was not trained on.',
  depth: 'model-check',
  role: 'drift_baseline',
  run: (context) =>
    withTable(context, (reading) => {
      const drift = driftBaseline(columnsOf(context), reading.table.target, trainRows(context));
      const path = pathOf(context.lineage, 'drift_baseline');
      return sameDrift(context, path, driftFile(drift));
    }),
};

export const dataTasksFollow: NamedCheck = {
  name: 'data_tasks_follow',
  title: 'The hashes of the tasks that prepare the data, repeated, are equal',
  meaning: 'The trace in lineage is of a run on other data, or was made up.',
  depth: 'model-check',
  run: (context) =>
    withTable(context, (reading) =>
      sameHashes(context, () => dataOutputs(context.run(), reading, context.engineered())),
    ),
};

function columnsOf({ reading, engineered }: CheckContext): readonly Column[] {
  return [...reading().table.columns, ...engineered()];
}

function trainRows({ run }: CheckContext): Int32Array {
  return rowsOfSet(run().split, TRAIN);
}
