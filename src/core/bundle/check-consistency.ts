/** Checks that files say the same about one thing: config, lineage, model, tables. */
import { pack, unpack } from '../bytes/pack.ts';
import type { Json, JsonObject } from '../bytes/value.ts';
import { resolvedConfig } from '../config/resolved.ts';
import { DROPPED, TEST, TRAIN } from '../evaluation/split.ts';
import { modelNames, planFinal, planSelection, selectionSize } from '../pipeline/plan.ts';
import { isSwept } from '../pipeline/plan-sweep.ts';
import { agrees, disagrees, need, type CheckContext, type Finding, type NamedCheck } from './check.ts';
import { compareJson, describeDifferences } from './compare-json.ts';
import { sameJson } from './check-written.ts';
import { lineageFile, listedFiles } from './lineage.ts';
import { modelFile, resolutionOf } from './model-file.ts';
import { bundlePaths, hasRole, LINEAGE_PATH, OPTIONAL_ROLES, ROLES } from './paths.ts';
import { SelfsameError } from '../errors.ts';

export const configFollows: NamedCheck = {
  name: 'resolved_config_follows',
  title: 'config.json is config.yaml with every default filled in',
  meaning: 'The settings on show are not those that the run was asked for.',
  depth: 'integrity',
  role: 'resolved_config',
  run: (context) => {
    const { parts, lineage } = context;
    const path = pathOf(lineage, 'resolved_config');
    const resolution = resolutionOf(need(parts.model));
    const { sha256 } = lineage.dataset;
    const expected = resolvedConfig(need(parts.config), resolution, sha256, lineage.engine.kernels);
    return sameJson(
      context,
      'config',
      path,
      expected,
      need(parts.resolvedConfig),
      `${path} does not follow from config.yaml`,
    );
  },
};

export const lineageFollows: NamedCheck = {
  name: 'lineage_follows',
  title: 'Lineage names the seed, the paths and the tasks that the config leads to',
  meaning: 'Lineage describes another experiment than the config: it is no record of this run.',
  depth: 'integrity',
  run: (context) => {
    const complaints = lineageComplaints(context);
    if (complaints.length > 0)
      return disagrees(LINEAGE_PATH, `Lineage does not follow from config.yaml: ${complaints.join('; ')}.`);
    const json = lineageFile(context.lineage);
    return sameJson(context, 'lineage', LINEAGE_PATH, json, json, 'Lineage does not follow from config.yaml');
  },
};

function lineageComplaints({ parts, lineage, foreign }: CheckContext): string[] {
  const config = need(parts.config);
  const { kernels } = lineage.engine;
  const complaints: string[] = [];
  if (config.engine !== lineage.engine.name)
    complaints.push(`the engine is ${lineage.engine.name}, should be ${config.engine}`);
  if (config.seed !== lineage.seed) complaints.push(`the seed is ${lineage.seed}, should be ${config.seed}`);
  try {
    const paths = bundlePaths(config);
    for (const { role, path } of listedFiles(lineage)) {
      const known = ROLES.find((name) => name === role);
      if (known !== undefined && paths[known] !== path) complaints.push(`${path} should be ${paths[known]}`);
      if (known !== undefined && !hasRole(config, known, kernels)) complaints.push(`${path} should not be there`);
    }
    for (const role of OPTIONAL_ROLES)
      if (hasRole(config, role, kernels) && !lineage.artifacts.some((file) => file.role === role))
        complaints.push(`${paths[role]} is not listed`);
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    complaints.push(error.message);
  }
  if (config.data.sha256 !== null && config.data.sha256 !== lineage.dataset.sha256)
    complaints.push('the config pins another dataset (data.sha256)');
  if (foreign) return complaints;
  const fewest = selectionSize(config);
  if (fewest > lineage.tasks.length)
    return [...complaints, `the config leads to at least ${fewest} tasks, lineage has ${lineage.tasks.length}`];
  const planned = [...planSelection(config), ...planFinal(config, need(parts.model).classifier.name)];
  const differences = compareJson(
    planned.map(({ name, config: slices, inputs }): Json => ({ name, config: slices, inputs })),
    lineage.tasks.map(({ name, config: slices, inputs }): Json => ({ name, config: slices, inputs })),
  );
  if (differences.length > 0) complaints.push(`the tasks differ (${describeDifferences(differences)})`);
  if (lineage.tasks[0]?.sha256 !== lineage.dataset.sha256) complaints.push('the first task is not the dataset');
  return complaints;
}

export const modelFollows: NamedCheck = {
  name: 'model_follows',
  title: 'The model is the one that metrics and config speak of',
  meaning: 'The model is not the one that this experiment would have chosen: do not use it in its name.',
  depth: 'integrity',
  role: 'model',
  run: (context) => {
    const { parts, lineage } = context;
    const model = need(parts.model);
    const config = need(parts.config);
    const { name, params } = model.classifier;
    const expected: JsonObject = {
      kernels: lineage.engine.kernels,
      name: need(parts.metrics).best_model_name ?? null,
      params: (isSwept(config, name) ? context.run().final.params : (config.models[name] ?? null)) as Json,
      target: config.data.target,
      features: config.features as unknown as Json,
      missing_values: config.data.missing_values,
      // The target may have tokens of its own too; the model has no column for it.
      missing_values_by_column: Object.fromEntries(
        Object.entries(config.data.missing_values_by_column).filter(([column]) => column !== config.data.target),
      ),
    };
    const actual: Json = {
      kernels: model.kernels,
      name,
      params,
      target: model.target.name,
      features: model.features as unknown as Json,
      missing_values: model.input.missing_values,
      missing_values_by_column: Object.fromEntries(
        model.input.columns.flatMap((column) =>
          column.missing_values === undefined ? [] : [[column.name, column.missing_values]],
        ),
      ),
    };
    const differences = compareJson(expected, actual);
    if (differences.length > 0)
      return disagrees(
        lineage.model.path,
        `The model is not the one of this run: ${describeDifferences(differences)}.`,
      );
    const json = modelFile({
      ...model,
      features: config.features,
      // As it comes out of a task: keys sorted.
      classifier: { name, params: expected.params as JsonObject, fitted: unpack(pack(model.fitted.value)) },
    });
    return sameJson(context, 'model', lineage.model.path, json, json, 'The model is not the one of this run');
  },
};

export const tablesAgree: NamedCheck = {
  name: 'tables_agree',
  title: 'Splits, predictions and out-of-fold predictions speak of the same rows',
  meaning: 'Rows were added, left out or exchanged between these tables: the scores are of other rows.',
  depth: 'integrity',
  role: 'predictions',
  run: (context) => {
    const { lineage, parts } = context;
    const splits = need(parts.splits);
    const predictions = need(parts.predictions);
    const oof = need(parts.outOfFold);
    const config = need(parts.config);
    if (splits.set.length !== lineage.dataset.rows)
      return disagrees(
        pathOf(lineage, 'splits'),
        `The splits have ${splits.set.length} rows, lineage says ${lineage.dataset.rows}.`,
      );
    if (oof.models.join() !== modelNames(config).join())
      return disagrees(
        pathOf(lineage, 'out_of_fold'),
        `The models are ${oof.models.join(', ')}, not those of the config.`,
      );
    return rowsAgree(
      context,
      indexesWhere(splits.set, (set) => set !== DROPPED),
      indexesWhere(predictions.set, (set) => set === TRAIN),
    );
  },
};

/** @param kept rows that were not dropped; @param train positions of the train rows among the predictions */
function rowsAgree({ lineage, parts }: CheckContext, kept: readonly number[], train: readonly number[]): Finding {
  const splits = need(parts.splits);
  const predictions = need(parts.predictions);
  const oof = need(parts.outOfFold);
  const nSplits = need(parts.config).cv.n_splits;
  const predictionsPath = pathOf(lineage, 'predictions');
  const oofPath = pathOf(lineage, 'out_of_fold');
  const same =
    kept.length === predictions.row.length &&
    kept.every(
      (row, i) =>
        predictions.row[i] === row &&
        predictions.set[i] === splits.set[row] &&
        predictions.fold[i] === splits.fold[row],
    );
  if (!same)
    return disagrees(predictionsPath, 'The rows, sets and folds of the predictions are not those of the splits.');
  if (!predictions.set.includes(TEST) || train.length === 0)
    return disagrees(predictionsPath, 'There are no test rows, or no train rows.');
  const sameOof =
    train.length === oof.row.length &&
    train.every(
      (at, i) =>
        oof.row[i] === predictions.row[at] && oof.fold[i] === predictions.fold[at] && oof.y[i] === predictions.y[at],
    );
  if (!sameOof) return disagrees(oofPath, 'The rows, folds and labels out of fold are not those of the predictions.');
  if (new Set(oof.fold).size !== nSplits || oof.fold.some((fold) => fold >= nSplits))
    return disagrees(oofPath, `The folds are not 0 to ${nSplits - 1}.`);
  const best = oof.probabilities[oof.models.indexOf(String(need(parts.metrics).best_model_name))];
  if (best === undefined || train.some((at, i) => predictions.probability[at] !== best[i]))
    return disagrees(predictionsPath, "The train rows' probabilities are not the best model's out-of-fold ones.");
  const threshold = need(parts.threshold);
  const wrong = predictions.predicted.findIndex((flag, i) => (flag === 1) !== predictions.probability[i] >= threshold);
  return wrong < 0
    ? agrees(predictionsPath)
    : disagrees(predictionsPath, `\`predicted\` of row ${predictions.row[wrong]} does not follow from the threshold.`);
}

function indexesWhere(values: Uint8Array, holds: (value: number) => boolean): number[] {
  const found: number[] = [];
  values.forEach((value, i) => {
    if (holds(value)) found.push(i);
  });
  return found;
}

/** Where lineage says that a role's file is. */
export function pathOf(lineage: CheckContext['lineage'], role: string | undefined): string {
  return listedFiles(lineage).find((file) => file.role === role)?.path ?? LINEAGE_PATH;
}
