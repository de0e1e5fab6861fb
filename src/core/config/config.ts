/**
 * The run configuration as a document: its keys are those of the YAML file and of `config.json` (scikit-learn's own
 * names), so that no mapping between two spellings can go wrong and a task can name the slice that it reads.
 * Immutable; every default is filled in by `parseConfig`.
 */
import type { Json } from '../bytes/value.ts';

export type ColumnType = 'numeric' | 'categorical' | 'ignore';
/** `null`, `balanced` (n / (2 · count of the class)), or a weight for each label of the target. */
export type ClassWeight = null | 'balanced' | Readonly<Record<string, number>>;
export type RankBy = 'roc_auc' | 'average_precision' | 'f1' | 'log_loss';
export type ThresholdFrom = 'out_of_fold' | 'test';
export type NumericImputer = 'median' | 'mean' | 'most_frequent' | 'constant';
export type CategoricalImputer = 'most_frequent' | 'constant';

export interface LogisticRegressionParams {
  /** Inverse of the L2 strength, > 0. */
  readonly C: number;
  readonly max_iter: number;
  readonly tol: number;
  readonly fit_intercept: boolean;
  readonly class_weight: ClassWeight;
}

export interface KnnParams {
  readonly n_neighbors: number;
  readonly weights: 'uniform' | 'distance';
}

export interface SvmParams {
  readonly C: number;
  readonly kernel: 'rbf' | 'linear' | 'poly';
  readonly gamma: 'scale' | 'auto' | number;
  readonly degree: number;
  readonly coef0: number;
  readonly tol: number;
  readonly class_weight: ClassWeight;
}

export interface DecisionTreeParams {
  readonly criterion: 'gini' | 'entropy' | 'log_loss';
  readonly max_depth: number | null;
  readonly min_samples_split: number;
  readonly min_samples_leaf: number;
  /** Columns drawn for each split: a whole number, a fraction in (0, 1], `sqrt`, `log2`, or all. */
  readonly max_features: 'sqrt' | 'log2' | number | null;
  readonly class_weight: ClassWeight;
}

export interface RandomForestParams extends DecisionTreeParams {
  readonly n_estimators: number;
  readonly bootstrap: boolean;
}

export interface GradientBoostingParams {
  /** Factor of every leaf, > 0. */
  readonly learning_rate: number;
  readonly max_iter: number;
  /** `null`: no limit. */
  readonly max_leaf_nodes: number | null;
  readonly max_depth: number | null;
  readonly min_samples_leaf: number;
  readonly l2_regularization: number;
  /** 2 … 255. */
  readonly max_bins: number;
  readonly early_stopping: boolean;
  /** In (0, 1). */
  readonly validation_fraction: number;
  readonly n_iter_no_change: number;
  readonly tol: number;
  readonly class_weight: ClassWeight;
}

export interface NaiveBayesParams {
  /** Share of the largest column's variance that is added to every variance, > 0. */
  readonly var_smoothing: number;
  /** Rows added to every level's count in each class, > 0. */
  readonly alpha: number;
  readonly class_weight: ClassWeight;
}

export interface ModelParams {
  readonly logistic_regression: LogisticRegressionParams;
  readonly knn: KnnParams;
  readonly svm: SvmParams;
  readonly decision_tree: DecisionTreeParams;
  readonly random_forest: RandomForestParams;
  readonly extra_trees: RandomForestParams;
  readonly gradient_boosting: GradientBoostingParams;
  readonly naive_bayes: NaiveBayesParams;
}

export type ModelName = keyof ModelParams;

export type DecimalMark = '.' | ',';
export type QuoteKind = 'double' | 'single' | 'none';

/** Whose classifiers train: our own, or the packages that check them. */
export type EngineName = 'selfsame' | 'mljs';

export interface DataConfig {
  /** As written in the file; relative to the config file. */
  readonly path: string | null;
  /** Name in a registry; absent where none is given. */
  readonly dataset?: string;
  readonly target: string;
  readonly positive_class: string | number | boolean | null;
  readonly test_size: number;
  /** Tokens that count as missing, compared after trimming. */
  readonly missing_values: readonly string[];
  /** Lists that replace `missing_values` for single columns. */
  readonly missing_values_by_column: Readonly<Record<string, readonly string[]>>;
  readonly exclude: readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly drop_missing_target: boolean;
  /** Lower-case hex; a dataset with another hash is refused. */
  readonly sha256: string | null;
  /** `null`: found from the first records. */
  readonly delimiter: string | null;
  /** Absent, also the two below, where the config does not name them: a point, double quotes, names in the first record. */
  readonly decimal?: DecimalMark;
  readonly quote?: QuoteKind;
  readonly header?: boolean;
}

export interface FeaturesConfig {
  readonly epsilon: number;
  readonly engagement: {
    readonly minutes_watched_weight: number;
    readonly days_on_platform_weight: number;
    readonly courses_started_weight: number;
  };
}

export interface PreprocessingConfig {
  /** Clip to [Q1 − f·IQR, Q3 + f·IQR]; `null`: no clipping. */
  readonly outlier_factor: number | null;
  readonly numeric_imputer: NumericImputer;
  readonly categorical_imputer: CategoricalImputer;
  /** Used by `numeric_imputer: constant`. */
  readonly numeric_fill_value: number;
  /** Used by `categorical_imputer: constant`. */
  readonly categorical_fill_value: string;
}

export interface CvConfig {
  readonly n_splits: number;
  readonly rank_by: RankBy;
}

/** What to try, and how it is chosen. Ranges are counted off already. */
export interface SweepConfig {
  readonly method: 'grid' | 'random';
  /** The most candidates of a model; used by `random` alone. */
  readonly budget: number;
  /** Folds of the inner cross-validation. */
  readonly n_splits: number;
  /** For each swept model its keys in the documented order, with the values to try. */
  readonly models: { readonly [M in ModelName]?: { readonly [key: string]: readonly Json[] } };
}

export interface BusinessConfig {
  readonly target_precision: number;
  readonly threshold_from: ThresholdFrom;
}

export interface EvaluationConfig {
  /** Of the test set, for the intervals of its scores; 0: no intervals. */
  readonly bootstrap_resamples: number;
  /** Times that each column is permuted; 0: no importance. */
  readonly importance_repeats: number;
  /** Test rows that are used at the most; 0: no importance. */
  readonly importance_rows: number;
}

export interface ArtifactsConfig {
  readonly model_dir: 'artifacts';
  /** As it will be written: `.joblib` and `.pkl` are already replaced by `.json`. */
  readonly model_file: string;
  readonly threshold_file: string;
  readonly metrics_file: string;
  readonly drift_baseline_file: string;
  readonly lineage_file: 'lineage.json';
}

export interface RunConfig {
  readonly experiment: { readonly name: string; readonly notes: string | null };
  readonly seed: number;
  readonly engine: EngineName;
  readonly data: DataConfig;
  /** `null` when the config has no `features:` section. */
  readonly features: FeaturesConfig | null;
  readonly preprocessing: PreprocessingConfig;
  /** In the order of the file; that order breaks ties of the ranking. At least one. */
  readonly models: { readonly [M in ModelName]?: ModelParams[M] };
  /** What guessing gives, shown beside the ranking; `null`: not wanted. */
  readonly baseline: 'prior' | null;
  readonly cv: CvConfig;
  /** Absent where nothing is swept. */
  readonly sweep?: SweepConfig;
  readonly business: BusinessConfig;
  readonly evaluation: EvaluationConfig;
  readonly artifacts: ArtifactsConfig;
  readonly bundle: { readonly include_dataset: boolean };
}
