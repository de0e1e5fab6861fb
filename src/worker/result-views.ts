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

export interface TreeFactsView {
  readonly nodes: number;
  readonly leaves: number;
  /** Of the deepest leaf; a root alone has 0. */
  readonly depth: number;
}

/** A term of a linear model. */
export interface TermView {
  readonly column: string;
  /** Of a category; `null` for a number, whose coefficient is for one standard deviation. */
  readonly level: string | null;
  /** In log-odds. */
  readonly coefficient: number;
  /** One standard deviation in the column's own unit; 0 for a category. */
  readonly unit: number;
}

/** The final model taken apart, as far as it can be. */
export interface StructureView {
  readonly model: ModelName;
  readonly facts: readonly { readonly name: string; readonly value: string | number | boolean }[];
  /** The largest first; `null` where the model is not a sum of terms. */
  readonly terms: readonly TermView[] | null;
  /** `null` where the model has no trees that this program can read. */
  readonly trees: readonly TreeFactsView[] | null;
}

export interface TreeNodeView {
  /** Place of the parent in the list, −1 of the root. */
  readonly parent: number;
  readonly depth: number;
  /** Of a split: what is asked; the first child is where the answer is yes. `null`: a leaf. */
  readonly test: {
    readonly column: string;
    /** In the column's own unit: yes up to and including it. */
    readonly threshold: number | null;
    /** Yes for these levels; empty for a number. */
    readonly levels: readonly string[];
    readonly yes: number;
    readonly no: number;
  } | null;
  /** Training rows that came through, multiplicities included; `null`: the model does not keep them. */
  readonly counts: readonly [negatives: number, positives: number] | null;
  /** Gini impurity under the class weights; `null` with the counts. */
  readonly gini: number | null;
  /** P(positive class) of the rows here; of a boosted tree what a leaf adds to the log-odds, `null` at its splits. */
  readonly value: number | null;
}

export interface TreeView {
  readonly scale: 'probability' | 'log-odds';
  /** Depth first, the root at 0. */
  readonly nodes: readonly TreeNodeView[];
}

/** One task of a finished run, done once more. */
export interface RerunView {
  /** Hash of the output that the run has. */
  readonly expected: string;
  readonly actual: string;
  /** Of the task alone, its inputs being there. */
  readonly seconds: number;
}

/** What the page asks about a finished run, beyond what the run's own view says. */
export interface ResultMethods {
  scores(runSha256: string, model: ModelName, source: ScoresSource): Promise<ScoresView>;
  cellRows(runSha256: string, query: CellQuery, from: number, to: number): Promise<CellRowsView>;
  structure(runSha256: string): Promise<StructureView>;
  /** One of the final model's trees. */
  tree(runSha256: string, index: number): Promise<TreeView>;
  /** Does one task again, without its stored output, on fresh workers. Stopped by `cancel()`. */
  rerunTask(runSha256: string, task: string): Promise<RerunView>;
  /** The target that makes the config's rule choose `threshold` or the threshold nearest below; `null`: none does. */
  targetFor(runSha256: string, threshold: number): Promise<TargetView | null>;
}
