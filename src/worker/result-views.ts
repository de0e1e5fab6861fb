import type { ModelName } from '../core/config/config.ts';
import type { CurveView, OperatingView } from './run-views.ts';

/** Whose rows were scored: training rows, each by the fold's model that had not seen it, or the test rows. */
export type ScoresSource = 'out_of_fold' | 'test';

/** Lowest and highest fold at each threshold, thresholds ascending. */
export interface BandView {
  readonly x: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Rows of about equal count, by ascending probability. */
export interface ReliabilityBin {
  readonly rows: number;
  readonly positives: number;
  /** Mean probability of the bin's rows. */
  readonly predicted: number;
  /** Share of positives with its 95 % Wilson interval. */
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** Everything that a threshold can be judged by, of one model on one set of rows. */
export interface ScoresView {
  readonly model: ModelName;
  readonly source: ScoresSource;
  /** At every distinct probability: the one table that all figures and counts are read from. */
  readonly counts: OperatingView;
  /** Corners of the curves over the threshold; precision while enough rows are flagged. */
  readonly curves: { readonly precision: CurveView; readonly recall: CurveView; readonly f1: CurveView };
  /** `null` for the test rows, which have no folds. */
  readonly bands: { readonly precision: BandView; readonly recall: BandView; readonly f1: BandView } | null;
  readonly histogram: { readonly negative: readonly number[]; readonly positive: readonly number[] };
  readonly reliability: readonly ReliabilityBin[];
  /** Mean squared difference of probability and class. */
  readonly brier: number;
  /** What the config's rule chooses on these counts; of the best model's trained threshold see the run. */
  readonly chosen: number;
}

/** A target for the config, and what a run with it would choose. */
export interface TargetView {
  /** `business.target_precision`. */
  readonly target: number;
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

export type ConfusionCell = 'tp' | 'fp' | 'fn' | 'tn';

/** Rows of one cell of a confusion matrix. */
export interface CellQuery {
  readonly model: ModelName;
  readonly source: ScoresSource;
  /** Rows of a probability from here on are flagged. */
  readonly threshold: number;
  readonly cell: ConfusionCell;
}

/** Rows from … up to, but not including, to of a cell, those that the model is surest of first. */
export interface CellRowsView {
  /** Rows of the whole cell. */
  readonly total: number;
  /** Names of the file's columns. */
  readonly columns: readonly string[];
  readonly rows: readonly CellRowView[];
}

export interface CellRowView {
  /** Number of the data row, the first is 0: as in the bundle's predictions. */
  readonly row: number;
  readonly probability: number;
  /** Fields as the file has them. */
  readonly fields: readonly string[];
}

/** What the page asks about a finished run, beyond what the run's own view says. */
export interface ResultMethods {
  scores(runSha256: string, model: ModelName, source: ScoresSource): Promise<ScoresView>;
  cellRows(runSha256: string, query: CellQuery, from: number, to: number): Promise<CellRowsView>;
  /** The target that makes the config's rule choose `threshold` or the threshold nearest below; `null`: none does. */
  targetFor(runSha256: string, threshold: number): Promise<TargetView | null>;
}
