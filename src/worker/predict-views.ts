import type { ModelName } from '../core/config/config.ts';
import type { Problem } from '../core/errors.ts';
import type { AnsweredScores } from '../core/prediction/answers.ts';
import type { DriftReport } from '../core/prediction/drift.ts';
import type { Explanation } from '../core/prediction/explain.ts';
import type { ColumnMatch } from '../core/prediction/match-schema.ts';

export type { AnsweredScores } from '../core/prediction/answers.ts';
export type { CategoricalDrift, DriftReport, NumericDrift } from '../core/prediction/drift.ts';
export type { DriftBin } from '../core/prediction/drift-bins.ts';
export type { Explanation } from '../core/prediction/explain.ts';
export type { ColumnMatch } from '../core/prediction/match-schema.ts';

/** The bundle that is open in Verify, or the experiment's last run. */
export interface ModelSource {
  readonly from: 'bundle' | 'run';
  readonly sha256: string;
}

/** A column of the form for one row. */
export interface FieldView {
  readonly name: string;
  readonly type: 'numeric' | 'categorical';
  /** Median, or the commonest level; `null`: nothing is known, or training had no value. */
  readonly typical: string | null;
  /** Of the training values. */
  readonly range: readonly [number, number] | null;
  readonly levels: readonly string[];
}

export interface AskedModel extends ModelSource {
  readonly fileName: string;
  readonly model: ModelName;
  readonly threshold: number;
  readonly target: string;
  /** [negative, positive]. */
  readonly labels: readonly [string, string];
  readonly trainingRows: number | null;
  readonly fields: readonly FieldView[];
  /** Why nothing can be said about drift, or about what moved a row. */
  readonly problems: readonly Problem[];
}

export type RowOrder = 'file' | 'high' | 'low';

export interface PredictionView {
  /** Tells answers apart: rows are asked for by it. */
  readonly id: number;
  /** The file that was dropped, and what the predictions are called when they are saved. */
  readonly name: string;
  readonly fileName: string;
  readonly rows: number;
  readonly match: readonly ColumnMatch[];
  /** Warnings, or why nothing is predicted. */
  readonly problems: readonly Problem[];
  /** `null`: the file cannot be answered. */
  readonly answer: AnswerView | null;
}

export interface AnswerView {
  readonly flagged: number;
  /** Names of the file's columns, as rows have cells. */
  readonly columns: readonly string[];
  /** Rows in equal bins of [0, 1], by answer where there are some: [without or negative, positive]. */
  readonly histogram: readonly [readonly number[], readonly number[]];
  readonly drift: { readonly report: DriftReport; readonly finding: string } | null;
  readonly scores: AnsweredScores | null;
  /** Fields of the target column that are neither of the labels. */
  readonly otherAnswers: number;
}

export interface PredictedRow {
  readonly row: number;
  readonly probability: number;
  readonly flagged: boolean;
  readonly cells: readonly string[];
}

/** One row's output and what moved it. */
export interface ExplainedRow {
  readonly probability: number;
  /** `null`: the baseline of training is not at hand. */
  readonly explanation: Explanation | null;
}

export interface PredictMethods {
  /** Opens the model of a bundle or of a run; the one before is forgotten. */
  openModel(source: ModelSource): Promise<AskedModel>;
  /** The open model on a CSV of the same columns. Rejects where the file is no CSV. */
  predict(name: string, bytes: Uint8Array): Promise<PredictionView>;
  /** Rows `from` … `to` − 1 of the last prediction, in this order. */
  predictedRows(id: number, from: number, to: number, order: RowOrder): Promise<readonly PredictedRow[]>;
  predictionCsv(id: number): Promise<Uint8Array>;
  /** A row of the last prediction as the form has it, `null` where missing. */
  rowTexts(id: number, row: number): Promise<readonly (string | null)[]>;
  explainRow(texts: readonly (string | null)[]): Promise<ExplainedRow>;
}
