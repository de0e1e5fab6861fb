/** Checks that need the dataset: it is the one that the tables speak of, and the bundled model gives their numbers. */
import type { TableReading } from '../data/read-table.ts';
import { SelfsameError } from '../errors.ts';
import { TEST } from '../evaluation/split.ts';
import { engineerFeatures } from '../features/engineer.ts';
import { transform } from '../preprocessing/preprocessor.ts';
import { agrees, disagrees, need, notPossible, type CheckContext, type Finding, type NamedCheck } from './check.ts';
import { pathOf } from './check-consistency.ts';
import { FOREIGN_TOLERANCE } from './check-written.ts';
import { compareJson, describeDifferences } from './compare-json.ts';
import { resolutionOf } from './model-file.ts';
import { LINEAGE_PATH } from './paths.ts';
import type { Json } from '../bytes/value.ts';

export type Reading = Pick<TableReading, 'table' | 'resolution'>;

const MISSING_LABEL = 255;

export const dataAgrees: NamedCheck = {
  name: 'data_agrees',
  title: 'Rows, labels and columns are those of the dataset',
  meaning: 'The results were not made from these data, or were changed afterwards.',
  depth: 'model-check',
  role: 'dataset',
  run: (context) =>
    withTable(context, ({ table, resolution }) => {
      const { parts, lineage } = context;
      const splits = need(parts.splits);
      const predictions = need(parts.predictions);
      const bytes = context.dataset?.length;
      if (bytes !== lineage.dataset.bytes)
        return disagrees(LINEAGE_PATH, `The dataset has ${bytes} bytes, lineage says ${lineage.dataset.bytes}.`);
      if (table.n !== splits.set.length)
        return disagrees(
          pathOf(lineage, 'splits'),
          `The dataset has ${table.n} rows, the splits ${splits.set.length}.`,
        );
      const kept = table.target.y.reduce((count, label) => count + (label === MISSING_LABEL ? 0 : 1), 0);
      const wrong = predictions.row.findIndex((row, i) => table.target.y[row] !== predictions.y[i]);
      if (wrong >= 0 || kept !== predictions.row.length)
        return disagrees(
          pathOf(lineage, 'predictions'),
          wrong >= 0
            ? `The label of row ${predictions.row[wrong]} is not the dataset's.`
            : `${kept} rows of the dataset have a label, ${predictions.row.length} have a prediction.`,
        );
      const differences = compareJson(
        resolution as unknown as Json,
        resolutionOf(need(parts.model)) as unknown as Json,
      );
      return differences.length === 0
        ? agrees(lineage.dataset.path)
        : disagrees(
            lineage.model.path,
            `The model's columns are not the dataset's: ${describeDifferences(differences)}.`,
          );
    }),
};

export const modelCheck: NamedCheck = {
  name: 'model_check',
  title: 'The bundled model gives the bundled probabilities of the test rows, bit for bit',
  meaning: 'The model does not make the predictions that its scores are computed from: do not rely on either.',
  depth: 'model-check',
  role: 'model',
  run: (context) =>
    withTable(context, ({ table }) => {
      const { parts, lineage, foreign } = context;
      const model = need(parts.model);
      const { row, set, probability } = need(parts.predictions);
      const isTest = (_: number, i: number): boolean => set[i] === TEST;
      const rows = row.filter(isTest);
      const expected = probability.filter(isTest);
      if (rows.some((index) => index >= table.n))
        return disagrees(
          pathOf(lineage, 'predictions'),
          'There are predictions of rows that the dataset does not have.',
        );
      const asConfigured = compareJson(model.features as Json, need(parts.config).features as Json).length === 0;
      const engineered = asConfigured ? context.engineered() : engineerFeatures(table, model.features);
      if (engineered.map(({ name }) => name).join('\n') !== model.engineered.join('\n'))
        return disagrees(lineage.model.path, 'The engineered columns are not those that these data lead to.');
      const design = transform(model.preprocessor, [...table.columns, ...engineered], rows);
      const actual = model.fitted.predictProba(design);
      const same = (a: number, b: number): boolean =>
        foreign ? Math.abs(a - b) <= FOREIGN_TOLERANCE : Object.is(a + 0, b + 0);
      const wrong = actual.reduce((count, value, i) => count + (same(value, expected[i]) ? 0 : 1), 0);
      const equal = foreign ? 'equal to 9 decimal places' : 'equal';
      const found = {
        path: lineage.model.path,
        expected: `${rows.length} ${equal}`,
        actual: `${rows.length - wrong} ${equal}`,
      };
      if (wrong === 0) return found;
      const kernels = foreign ? ' It was made by other kernels than those of this program, which may be why.' : '';
      return {
        ...found,
        problem: `The model gives other probabilities for ${wrong} of ${rows.length} test rows: it is not the model of these predictions.${kernels}`,
        code: 'bundle/model-check',
      };
    }),
};

/**
 * Looks at the dataset, read as the config says; what is wrong with it is the finding. A table of other length than the
 * recorded one is left to the check that says so.
 */
export async function withTable(
  context: CheckContext,
  look: (reading: Reading) => Finding | Promise<Finding>,
): Promise<Finding> {
  const { dataset, lineage } = context;
  const { path } = lineage.dataset;
  if (dataset === null) return notPossible('the dataset is not the one that lineage names', path);
  try {
    return await look(context.reading());
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return disagrees(path, `The dataset cannot be read or used as the config says: ${error.message}`);
  }
}
