import { pack } from '../bytes/pack.ts';
import { deflate } from '../bytes/deflate.ts';
import type { Json, JsonObject, Value } from '../bytes/value.ts';
import type {
  BusinessConfig,
  DataConfig,
  FeaturesConfig,
  PreprocessingConfig,
  RankBy,
  SweepConfig,
} from '../config/config.ts';
import { encodeTable } from '../data/encode-table.ts';
import { readTable, type Resolution } from '../data/read-table.ts';
import type { Table } from '../data/table.ts';
import { innerSplit } from '../evaluation/inner-split.ts';
import { evaluateBaseline } from '../evaluation/baseline.ts';
import { curveCounts } from '../evaluation/curve.ts';
import { rankModels } from '../evaluation/rank.ts';
import { confusionMatrix, scoreProbabilities } from '../evaluation/scores.ts';
import { rowsOfSet, stratifiedSplit, TEST, TRAIN } from '../evaluation/split.ts';
import { summariseFolds } from '../evaluation/summarise.ts';
import { chooseThreshold } from '../evaluation/threshold.ts';
import { engineerFeatures } from '../features/engineer.ts';
import { takeCodes } from '../numerics/take.ts';
import { encodePreprocessor, fitPreprocessor } from '../preprocessing/preprocessor.ts';
import { driftBaseline } from './drift-baseline.ts';
import { poolFolds } from './pool-folds.ts';
import { learningPart } from './learning-part.ts';
import { decodeOutput, encodeOutput } from './outputs.ts';
import { RESULT_FUNCTIONS } from './result-functions.ts';
import { partName } from './plan-sweep.ts';
import { rankCandidates, byCandidate, innerScores } from './sweep.ts';
import { sweepCandidates } from './sweep-candidates.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskKind } from './task.ts';
import {
  designInput,
  encodeFeatures,
  featureColumns,
  fitInput,
  labelsOf,
  paramsOf,
  partOf,
  scoredRows,
  splitInput,
  tableInput,
  trainingRows,
} from './task-data.ts';

type TaskFunction = (context: TaskContext) => Value;

/** The output of the task `table`, for a caller that has read it already. */
export function tableOutput({
  table,
  resolution,
}: {
  readonly table: Table;
  readonly resolution: Resolution;
}): Uint8Array {
  return pack(encodeTable(table, resolution));
}

/** What each kind of task computes. Input numbers are those of plan.ts. */
export const TASK_FUNCTIONS: { readonly [K in Exclude<TaskKind, 'dataset'>]: TaskFunction } = {
  table: ({ task, inputs, slices }) => {
    const read = Object.fromEntries(task.config.map((path, i) => [path.slice('data.'.length), slices[i]]));
    // The other keys of `data` have no influence on the table, so they are not among the slices.
    const data = { path: null, test_size: 0, sha256: null, ...read } as unknown as DataConfig;
    const { table, resolution } = readTable(inputs[0].bytes, data);
    return encodeTable(table, resolution);
  },

  features: (context) => {
    const { table } = tableInput(context);
    return encodeFeatures(engineerFeatures(table, context.slices[0] as unknown as FeaturesConfig | null));
  },

  split: (context) => {
    const { target } = tableInput(context).table;
    const [testSize, nSplits] = context.slices as readonly number[];
    return encodeOutput('split', stratifiedSplit(target.y, target.labels, testSize, nSplits, context.seed));
  },

  'inner-split': (context) => {
    const { target } = tableInput(context).table;
    const outer = splitInput(context, 1);
    const part = context.task.part ?? 'final';
    const rows = trainingRows(outer, part);
    return encodeOutput('split', innerSplit(target, rows, context.slices[0] as number, context.seed, partName(part)));
  },

  preprocess: (context) => {
    const rows = trainingRows(splitInput(context, 2), partOf(context));
    const config = context.slices[0] as unknown as PreprocessingConfig;
    return encodePreprocessor(fitPreprocessor(featureColumns(context), rows, config));
  },

  'fit-block': (context) => {
    const { model, block } = context.task;
    if (model === undefined || block === undefined) throw new RangeError(`${context.task.name} names no block`);
    const fitted = context.engine.classifier(model).fitBlock(fitInput(context), context.slices[0], block[0], block[1]);
    return encodeOutput('blockFit', {
      scores: fitted.score(designInput(context, 'scored')),
      summary: fitted.summary,
      fitted: partOf(context) === 'final' ? fitted.value : null,
    });
  },

  fit: (context) => {
    const { model, inputs } = context.task;
    if (model === undefined) throw new RangeError(`${context.task.name} names no model`);
    const classifier = context.engine.classifier(model);
    const isFinal = partOf(context) === 'final';
    if (context.task.config.length > 0 && inputs.length > 4) {
      const blocks = inputs.slice(4).map((_, i) => decodeOutput('blockFit', context.input(4 + i)));
      const probabilities = classifier.mergeScores(
        blocks.map(({ scores }) => scores),
        context.slices[0],
      );
      const summary = classifier.mergeSummaries(blocks.map((block) => block.summary));
      if (!isFinal) return encodeOutput('foldFit', { probabilities, summary });
      const fitted = classifier.mergeBlocks(blocks.map((block) => block.fitted));
      return encodeOutput('finalFit', { fitted, probabilities, summary });
    }
    const fitted = classifier.fit(fitInput(context), paramsOf(context));
    const probabilities = fitted.predictProba(designInput(context, 'scored'));
    const { summary } = fitted;
    return isFinal
      ? encodeOutput('finalFit', { fitted: fitted.value, probabilities, summary })
      : encodeOutput('foldFit', { probabilities, summary });
  },

  try: (context) => {
    const { model } = context.task;
    if (model === undefined) throw new RangeError(`${context.task.name} names no model`);
    const fitted = context.engine.classifier(model).fit(fitInput(context), context.slices[0]);
    const y = labelsOf(tableInput(context).table, scoredRows(splitInput(context, 2), partOf(context)));
    return encodeOutput('innerScores', innerScores(y, fitted.predictProba(designInput(context, 'scored'))));
  },

  choose: (context) => {
    const { model } = context.task;
    if (model === undefined) throw new RangeError(`${context.task.name} names no model`);
    const [base, sweep, rankBy] = context.slices as readonly [JsonObject, Json, RankBy];
    const candidates = sweepCandidates(sweep as unknown as SweepConfig, model, context.seed);
    const tried = context.inputs.map((_, i) => decodeOutput('innerScores', context.input(i)));
    const { chosen } = rankCandidates(byCandidate(tried, candidates.length), rankBy);
    return encodeOutput('choice', { params: { ...base, ...candidates[chosen] } });
  },

  evaluate: (context) => {
    const { table } = tableInput(context);
    const split = splitInput(context, 1);
    const fits = context.inputs.slice(2).map((_, fold) => decodeOutput('foldFit', context.input(2 + fold)));
    const pooled = poolFolds(
      split,
      fits.map((fit) => fit.probabilities),
    );
    const folds = fits.map((fit, fold) =>
      scoreProbabilities(labelsOf(table, scoredRows(split, fold)), fit.probabilities, 0.5),
    );
    const curve = curveCounts(labelsOf(table, rowsOfSet(split, TRAIN)), pooled);
    return encodeOutput('evaluation', { folds, ...summariseFolds(folds), curve });
  },

  baseline: (context) => {
    const { table } = tableInput(context);
    const split = splitInput(context, 1);
    const rows = rowsOfSet(split, TRAIN);
    const fold = takeCodes(split.fold, rows);
    return encodeOutput('baseline', evaluateBaseline(labelsOf(table, rows), fold, context.slices[1] as number));
  },

  select: (context) => {
    const means = context.inputs.map((_, i) => decodeOutput('evaluation', context.input(i)).mean);
    const names = context.task.inputs.map((name) => name.slice('evaluate/'.length));
    const order = rankModels(means, context.slices[0] as RankBy);
    return encodeOutput('ranking', { ranking: order.map((i) => names[i]) });
  },

  threshold: (context) => {
    const { target_precision, threshold_from } = context.slices[0] as unknown as BusinessConfig;
    const counts = threshold_from === 'test' ? testCurve(context) : decodeOutput('evaluation', context.input(0)).curve;
    const choice = chooseThreshold(counts, target_precision);
    return encodeOutput('threshold', { ...choice, target_precision, chosen_on: threshold_from });
  },

  test: (context) => {
    const { table } = tableInput(context);
    const y = labelsOf(table, rowsOfSet(splitInput(context, 1), TEST));
    const { probabilities } = decodeOutput('finalFit', context.input(2));
    const { threshold } = decodeOutput('threshold', context.input(3));
    return encodeOutput('test', {
      scores: scoreProbabilities(y, probabilities, threshold),
      confusion_matrix: confusionMatrix(y, probabilities, threshold),
      curve: curveCounts(y, probabilities),
    });
  },

  ...RESULT_FUNCTIONS,

  'learning-curve': learningPart,

  deflate: ({ inputs }) => deflate(inputs[0].bytes),

  drift: (context) => {
    const { table } = tableInput(context);
    return encodeOutput(
      'drift',
      driftBaseline(featureColumns(context), table.target, rowsOfSet(splitInput(context, 2), TRAIN)),
    );
  },
};

function testCurve(context: TaskContext) {
  const { table } = tableInput(context);
  const y = labelsOf(table, rowsOfSet(splitInput(context, 1), TEST));
  return curveCounts(y, decodeOutput('finalFit', context.input(2)).probabilities);
}
