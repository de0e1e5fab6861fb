import type { Value } from '../bytes/value.ts';
import type { ModelName, ModelParams } from '../config/config.ts';
import type { Design } from '../preprocessing/design.ts';
import type { Anatomy } from './anatomy.ts';
import { decisionTree } from './decision-tree/decision-tree.ts';
import type { BlockEstimator, DesignShape, Estimator, FitInput, FitSummary } from './estimator.ts';
import { extraTrees } from './extra-trees/extra-trees.ts';
import { gradientBoosting } from './gradient-boosting/gradient-boosting.ts';
import { knn } from './knn/knn.ts';
import { logisticRegression } from './logistic-regression/logistic-regression.ts';
import { naiveBayes } from './naive-bayes/naive-bayes.ts';
import { randomForest } from './random-forest/random-forest.ts';
import { svm } from './svm/svm.ts';

/**
 * An estimator whose type of fitted model is hidden, so that the pipeline treats all of them alike. `Params` are those
 * of the model's own section of the config; the pipeline passes the slice of the same name.
 */
export interface Classifier {
  readonly name: ModelName;
  fit(input: FitInput, params: unknown): Fitted;
  /** Blocks of a fit with the unit that they count, none where a fit is one task. */
  blocks(params: unknown): readonly (readonly [from: number, to: number, unit: string])[];
  fitBlock(input: FitInput, params: unknown, from: number, to: number): FittedBlock;
  /** Value, probabilities and summary of the model whose blocks these are, from what the blocks gave, in order. */
  mergeBlocks(blocks: readonly Value[]): Value;
  mergeScores(scores: readonly Float64Array[], params: unknown): Float64Array;
  mergeSummaries(summaries: readonly FitSummary[]): FitSummary;
  /** @throws SelfsameError `model/invalid` */
  decode(value: Value, shape: DesignShape): Fitted;
}

export interface Fitted {
  readonly value: Value;
  readonly summary: FitSummary;
  /** `null`: its output cannot be taken apart. Made anew each time. */
  readonly anatomy: Anatomy | null;
  predictProba(design: Design): Float64Array;
}

/** A part of a model; `score` is what it adds to the probabilities of a design's rows. */
export interface FittedBlock {
  readonly value: Value;
  readonly summary: FitSummary;
  score(design: Design): Float64Array;
}

/** Hides the types of one estimator. `unit` is what the blocks of its fit count. */
export function classifier<M extends ModelName, F, B>(
  estimator: Estimator<ModelParams[M], F> | BlockEstimator<ModelParams[M], F, B>,
  unit: string,
): Classifier {
  type Params = ModelParams[M];
  const wrap = (fitted: F): Fitted => {
    let predict: ((design: Design) => Float64Array) | undefined;
    return {
      get value() {
        return estimator.encode(fitted);
      },
      get summary() {
        return estimator.summary(fitted);
      },
      get anatomy() {
        return estimator.anatomy?.(fitted) ?? null;
      },
      predictProba: (design) => {
        predict ??= estimator.predictor?.(fitted) ?? ((rows) => estimator.predictProba(fitted, rows));
        return predict(design);
      },
    };
  };
  const inBlocks = 'blocks' in estimator ? estimator : null;
  const blockwise = (): BlockEstimator<Params, F, B> => {
    if (inBlocks === null) throw new RangeError(`${estimator.name} is not fitted in blocks`);
    return inBlocks;
  };
  return {
    name: estimator.name,
    fit: (input, params) => wrap(estimator.fit(input, params as Params)),
    blocks: (params) => inBlocks?.blocks(params as Params).map(([from, to]) => [from, to, unit] as const) ?? [],
    fitBlock: (input, params, from, to) => {
      const own = blockwise();
      const block = own.fitBlock(input, params as Params, from, to);
      return {
        get value() {
          return own.encodeBlock(block);
        },
        get summary() {
          return own.summarizeBlock(block);
        },
        score: (design) => own.scoreBlock(block, design),
      };
    },
    mergeBlocks: (blocks) => {
      const own = blockwise();
      return own.encode(own.mergeBlocks(blocks.map((block) => own.decodeBlock(block))));
    },
    mergeScores: (scores, params) => blockwise().mergeScores(scores, params as Params),
    mergeSummaries: (summaries) => blockwise().mergeSummaries(summaries),
    decode: (value, shape) => wrap(estimator.decode(value, shape)),
  };
}

const CLASSIFIERS: { readonly [M in ModelName]: Classifier } = {
  logistic_regression: classifier<'logistic_regression', Parameters<typeof logisticRegression.encode>[0], never>(
    logisticRegression,
    '',
  ),
  knn: classifier<'knn', Parameters<typeof knn.encode>[0], never>(knn, ''),
  svm: classifier<'svm', Parameters<typeof svm.encode>[0], never>(svm, ''),
  decision_tree: classifier<'decision_tree', Parameters<typeof decisionTree.encode>[0], never>(decisionTree, ''),
  random_forest: classifier<
    'random_forest',
    Parameters<typeof randomForest.encode>[0],
    Parameters<typeof randomForest.encodeBlock>[0]
  >(randomForest, 'trees'),
  extra_trees: classifier<
    'extra_trees',
    Parameters<typeof extraTrees.encode>[0],
    Parameters<typeof extraTrees.encodeBlock>[0]
  >(extraTrees, 'trees'),
  gradient_boosting: classifier<'gradient_boosting', Parameters<typeof gradientBoosting.encode>[0], never>(
    gradientBoosting,
    '',
  ),
  naive_bayes: classifier<'naive_bayes', Parameters<typeof naiveBayes.encode>[0], never>(naiveBayes, ''),
};

export function getClassifier(name: ModelName): Classifier {
  return CLASSIFIERS[name];
}

export const MODEL_NAMES = Object.keys(CLASSIFIERS) as readonly ModelName[];

/** The blocks that a fit of this model is cut into, with the unit in which they count. */
export function modelBlocks(
  name: ModelName,
  params: unknown,
): readonly (readonly [from: number, to: number, unit: string])[] {
  return getClassifier(name).blocks(params);
}
