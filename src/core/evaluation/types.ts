/** Scores of probabilities against labels; threshold-dependent ones at the threshold that was given. */
export interface Scores {
  /** `null` where only one class is present. */
  readonly roc_auc: number | null;
  readonly average_precision: number | null;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly log_loss: number;
  readonly brier: number;
}

export interface ConfusionMatrix {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/**
 * The one table of counts from which every curve is drawn. Entry i: flagging probability ≥ thresholds[i] gives
 * truePositives[i] and falsePositives[i]. Thresholds are the distinct probabilities, descending.
 */
export interface CurveCounts {
  readonly thresholds: Float64Array;
  readonly truePositives: Uint32Array;
  readonly falsePositives: Uint32Array;
  readonly positives: number;
  readonly negatives: number;
}

export interface Split {
  /** Length n: 0 train, 1 test, 2 dropped (no target). */
  readonly set: Uint8Array;
  /** Length n: fold of a train row, else −1. */
  readonly fold: Int32Array;
}

/** Cross-validated evaluation of one model. */
export interface Evaluation {
  readonly folds: readonly Scores[];
  /** Unweighted over folds that have the score; `null` where none has. */
  readonly mean: Scores;
  /** Population standard deviation. */
  readonly std: Scores;
  /** Pooled out-of-fold counts. */
  readonly curve: CurveCounts;
}

export interface ChosenThreshold {
  readonly threshold: number;
  readonly target_precision: number;
  readonly chosen_on: 'out_of_fold' | 'test';
  readonly reached: boolean;
  /** On the rows that it was chosen on. */
  readonly precision: number;
  readonly recall: number;
}

export interface TestEvaluation {
  readonly scores: Scores;
  readonly confusion_matrix: ConfusionMatrix;
  readonly curve: CurveCounts;
}
