import { pack, unpack } from '../bytes/pack.ts';
import { evaluateBaseline } from '../evaluation/baseline.ts';
import { curveCounts } from '../evaluation/curve.ts';
import { rankModels } from '../evaluation/rank.ts';
import { confusionMatrix, scoreProbabilities } from '../evaluation/scores.ts';
import { TEST } from '../evaluation/split.ts';
import { summariseFolds } from '../evaluation/summarise.ts';
import { chooseThreshold } from '../evaluation/threshold.ts';
import type { FitSummary } from '../models/estimator.ts';
import { finalParams } from '../pipeline/gather-sweep.ts';
import { modelNames, planFinal, planSelection, selectionSize } from '../pipeline/plan.ts';
import type { CrossValidated } from '../pipeline/result.ts';
import { need, notPossible } from './check.ts';
import type { Lineage } from './lineage.ts';
import { resolutionOf } from './model-file.ts';
import type { Parts } from './parts.ts';
import type { OutOfFoldTable, PredictionsTable } from './read-tables.ts';
import { driftOf } from './read-drift.ts';
import { restoreSweep } from './read-sweep.ts';
import { restoreImportance } from './restore-importance.ts';
import { restoreComparisons, restoreIntervals } from './restore-results.ts';
import type { RunFacts } from './run-facts.ts';

const MISSING_LABEL = 255;

/**
 * The run as its files tell it: rows, labels, probabilities, model, drift baseline and the summaries of the folds' fits
 * at their word, and worked out from these whatever follows: scores, ranking, threshold, curves.
 * @throws the end of a check where a file that this needs cannot be read or has no rows
 */
export function restoreRun(parts: Parts, lineage: Lineage): RunFacts {
  const config = need(parts.config);
  const model = need(parts.model);
  const splits = need(parts.splits);
  const oof = need(parts.outOfFold);
  const predictions = need(parts.predictions);
  if (selectionSize(config) > lineage.tasks.length) notPossible('lineage has fewer tasks than the config leads to');
  const rows = rowsByFold(oof, config.cv.n_splits);
  const models = modelNames(config).map((name) => crossValidated(parts, name, oof, rows));
  const ranking = rankModels(
    models.map(({ evaluation }) => evaluation.mean),
    config.cv.rank_by,
  ).map((i) => models[i].model);
  const best = models[models.findIndex((entry) => entry.model === ranking[0])];
  const sweep = config.sweep === undefined ? null : restoreSweep(config, best.model, need(parts.sweep));
  const test = testRows(predictions);
  const testCurve = curveCounts(test.y, test.probabilities);
  const { target_precision, threshold_from } = config.business;
  const choice = chooseThreshold(threshold_from === 'test' ? testCurve : best.evaluation.curve, target_precision);
  const { kernels } = lineage.engine;
  const threshold = { ...choice, target_precision, chosen_on: threshold_from };
  const tested = {
    scores: scoreProbabilities(test.y, test.probabilities, choice.threshold),
    confusion_matrix: confusionMatrix(test.y, test.probabilities, choice.threshold),
    curve: testCurve,
  };
  return {
    config,
    kernels,
    dataset: { sha256: lineage.dataset.sha256, bytes: { length: lineage.dataset.bytes } },
    configFile: lineage.config,
    resolution: resolutionOf(model),
    table: {
      n: splits.set.length,
      target: { labels: [model.target.negative, model.target.positive], y: labels(splits.set.length, predictions) },
    },
    engineered: model.engineered,
    split: splits,
    models,
    baseline: config.baseline === null ? null : evaluateBaseline(oof.y, oof.fold, config.cv.n_splits),
    ranking,
    threshold,
    test: tested,
    comparisons: restoreComparisons(config, kernels, models, ranking),
    importance: restoreImportance(parts, config, kernels, test.y, test.probabilities),
    intervals: restoreIntervals(parts, { config, kernels, threshold, test: tested }, test.y, test.probabilities),
    final: {
      model: best.model,
      params: finalParams(config, best.model, sweep),
      summary: asPutOut(model.fitted.summary),
      probabilities: test.probabilities,
    },
    drift: driftOf(need(parts.driftBaseline), model.preprocessor),
    sweep,
    tasks: [...planSelection(config), ...planFinal(config, best.model)],
  };
}

/** Positions in the out-of-fold table by fold. */
function rowsByFold({ fold }: OutOfFoldTable, nSplits: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: nSplits }, (): number[] => []);
  fold.forEach((k, i) => {
    if (k < nSplits) rows[k].push(i);
  });
  if (rows.some((own) => own.length === 0)) notPossible('a fold has no rows');
  return rows;
}

function crossValidated(
  parts: Parts,
  model: CrossValidated['model'],
  { models, y, probabilities }: OutOfFoldTable,
  rows: readonly (readonly number[])[],
): CrossValidated {
  const at = models.indexOf(model);
  if (at < 0) return notPossible(`there are no out-of-fold probabilities of ${model}`);
  const folds = rows.map((own) => {
    const labelsOfFold = new Uint8Array(own.length);
    const answers = new Float64Array(own.length);
    for (let i = 0; i < own.length; i++) {
      labelsOfFold[i] = y[own[i]];
      answers[i] = probabilities[at][own[i]];
    }
    return scoreProbabilities(labelsOfFold, answers, 0.5);
  });
  const log = need(parts.log);
  return {
    model,
    probabilities: probabilities[at],
    evaluation: { folds, ...summariseFolds(folds), curve: curveCounts(y, probabilities[at]) },
    summaries: rows.map((_, fold) => asPutOut(log.get(`fit/${model}/fold-${fold}`) ?? {})),
  };
}

/** With its keys in the order in which a task's output is read back. */
function asPutOut(summary: FitSummary): FitSummary {
  return unpack(pack(summary)) as FitSummary;
}

function testRows({ set, y, probability }: PredictionsTable) {
  const isTest = (_: number, i: number): boolean => set[i] === TEST;
  const labelsOfTest = y.filter(isTest);
  if (labelsOfTest.length === 0) notPossible('there are no test rows');
  return { y: labelsOfTest, probabilities: probability.filter(isTest) };
}

function labels(n: number, { row, y }: PredictionsTable): Uint8Array {
  const all = new Uint8Array(n).fill(MISSING_LABEL);
  row.forEach((at, i) => (all[at] = y[i]));
  return all;
}
