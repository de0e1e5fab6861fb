import type {
  DecisionTreeParams,
  KnnParams,
  LogisticRegressionParams,
  NaiveBayesParams,
  PreprocessingConfig,
  RandomForestParams,
  SvmParams,
} from '../../src/core/config/config.ts';
import type { Scores } from '../../src/core/evaluation/types.ts';

/** Doubles as base64, little-endian. */
type Doubles = string;

/** The JSON files that generate.py writes; `params` have the config's keys. */
export interface Expected {
  readonly training_rows: number;
  readonly balanced: readonly [number, number];
  readonly preprocessing: readonly ExpectedPreprocessing[];
  readonly logistic_regression: readonly ExpectedLogisticRegression[];
  readonly knn: readonly ExpectedKnn[];
  readonly svm: readonly ExpectedSvm[];
  readonly decision_tree: readonly ExpectedTree[];
  readonly naive_bayes: readonly ExpectedNaiveBayes[];
  readonly random_forest: readonly ExpectedForest[];
  readonly extra_trees: readonly ExpectedForest[];
  readonly scores: readonly ExpectedScores[];
}

export interface ExpectedPreprocessing {
  readonly config: Pick<PreprocessingConfig, 'numeric_imputer' | 'categorical_imputer' | 'outlier_factor'>;
  /** Of each column. */
  readonly numeric: readonly (readonly [
    fill: number,
    lower: number | null,
    upper: number | null,
    mean: number,
    scale: number,
  ])[];
  readonly categorical: readonly { readonly fill: string; readonly levels: readonly string[] }[];
  /** Of the first rows behind the training rows: numbers, row-major, and codes by column. */
  readonly queries: Doubles;
  readonly codes: readonly (readonly number[])[];
}

export interface ExpectedLogisticRegression {
  readonly params: Omit<LogisticRegressionParams, 'tol' | 'max_iter'>;
  readonly intercept: number;
  readonly coefficients: Doubles;
}

export interface ExpectedKnn {
  readonly params: KnnParams;
  /** Rows of each query, ascending; `null` where the row behind the last is as near, to 1e-9. */
  readonly neighbours: readonly (readonly number[] | null)[];
  /** Distance of each query's last neighbour. */
  readonly reach: Doubles;
  readonly probabilities: Doubles;
}

export interface ExpectedSvm {
  readonly params: Omit<SvmParams, 'tol'>;
  readonly gamma: number;
  readonly objective: number;
  readonly decisions: Doubles;
  /** Platt's a and b for the decisions of the first training rows. */
  readonly sigmoid: { readonly decisions: Doubles; readonly a: number; readonly b: number };
}

export interface ExpectedTree {
  readonly params: Omit<DecisionTreeParams, 'max_features'>;
  /** Of each node, depth first: the encoded column, −1 in a leaf. */
  readonly column: readonly number[];
  readonly threshold: Doubles;
  /** Of each leaf. */
  readonly probability: Doubles;
  /** [column, threshold] of all best splits of a node that has several. */
  readonly ties: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  readonly queries: Doubles;
}

export interface ExpectedNaiveBayes {
  readonly params: NaiveBayesParams;
  /** Of the queries: class 0, then class 1. */
  readonly joint: Doubles;
}

export interface ExpectedForest {
  readonly params: RandomForestParams;
  /** Of each seed. */
  readonly auc: Doubles;
  readonly nodes: readonly number[];
}

export interface ExpectedScores {
  readonly probabilities: Doubles;
  readonly threshold: number;
  readonly scores: Scores;
  readonly confusion: readonly [tn: number, fp: number, fn: number, tp: number];
  readonly thresholds: Doubles;
  readonly fpr: Doubles;
  readonly tpr: Doubles;
  readonly precision: Doubles;
  readonly recall: Doubles;
}
