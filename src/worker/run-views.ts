import type { ModelName, RunConfig } from '../core/config/config.ts';
import type { Intervals } from '../core/evaluation/bootstrap.ts';
import type { Comparisons } from '../core/evaluation/compare-models.ts';
import type { Importance } from '../core/evaluation/importance.ts';
import type { ConfusionMatrix, Scores } from '../core/evaluation/types.ts';
import type { FileView } from './file-views.ts';
import type { SweepView } from './sweep-views.ts';

/** Corners of a curve; every point that was left out lies within 0.02 % of an axis from the line through these. */
export interface CurveView {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface ModelView {
  readonly model: ModelName;
  readonly folds: readonly Scores[];
  readonly mean: Scores;
  readonly std: Scores;
  /** Share of the negatives flagged (x) and of the positives found (y), out of fold, pooled. */
  readonly roc: CurveView;
  /** Recall (x) and precision (y), out of fold, pooled. */
  readonly precisionRecall: CurveView;
}

/** Counts of the best model's out-of-fold predictions: entry i flags probability ≥ threshold[i]; descending. */
export interface OperatingView {
  readonly threshold: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

export interface BundleFileView extends FileView {
  readonly role: string | null;
}

export interface RunView {
  readonly runId: string;
  /** Of the zip. */
  readonly sha256: string;
  readonly seconds: number;
  readonly config: RunConfig;
  readonly dataset: FileView & { readonly rows: number };
  readonly configSha256: string;
  /** [negative, positive]. */
  readonly labels: readonly [string, string];
  readonly trainRows: number;
  readonly testRows: number;
  readonly trainPositives: number;
  /** Best first. */
  readonly models: readonly ModelView[];
  /** What guessing gives on the same folds; `null`: not wanted. */
  readonly baseline: { readonly mean: Scores; readonly folds: readonly Scores[] } | null;
  readonly threshold: {
    readonly threshold: number;
    readonly target_precision: number;
    readonly chosen_on: 'out_of_fold' | 'test';
    readonly reached: boolean;
    readonly precision: number;
    readonly recall: number;
  };
  readonly operating: OperatingView;
  readonly sweep: SweepView | null;
  readonly test: { readonly scores: Scores; readonly confusion_matrix: ConfusionMatrix };
  /** Of the test set's scores: 95 % bootstrap intervals; `null`: not wanted. */
  readonly intervals: Pick<Intervals, 'level' | 'resamples' | 'metrics'> | null;
  /** Permutation importance of the best model by column of the file; `null`: not wanted. */
  readonly importance: Importance | null;
  /** Each model against the best over the folds, by the corrected resampled t-test; in the order of the ranking. */
  readonly comparisons: Comparisons<ModelName>;
  /** Out-of-fold probabilities of the best model by class, in equal bins of [0, 1]. */
  readonly histogram: { readonly negative: readonly number[]; readonly positive: readonly number[] };
  /** In the order of the zip. */
  readonly files: readonly BundleFileView[];
  readonly zipBytes: number;
  readonly includesDataset: boolean;
  /** What the zip is called when it is saved. */
  readonly fileName: string;
}
