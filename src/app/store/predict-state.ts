import type { ExplainedRow, AskedModel, PredictionView, Problem } from '../../worker/protocol.ts';

/** The form for one row. */
export interface RowState {
  /** The row of the dropped file that it was filled from. */
  readonly from: number | null;
  /** In the order of the model's fields; `null` is missing. */
  readonly texts: readonly (string | null)[];
  /** Of `texts`, or of those shortly before. */
  readonly explained: ExplainedRow | null;
  readonly problems: readonly Problem[];
}

export interface PredictState {
  /** What is being read: a model, or a CSV. */
  readonly opening: string | null;
  readonly problems: readonly Problem[];
  readonly model: AskedModel | null;
  readonly prediction: PredictionView | null;
  readonly row: RowState;
}

const emptyRow: RowState = { from: null, texts: [], explained: null, problems: [] };

export const emptyPredict: PredictState = { opening: null, problems: [], model: null, prediction: null, row: emptyRow };

/** The form with what is usual in training. */
export const typicalRow = (model: AskedModel): RowState => ({
  ...emptyRow,
  texts: model.fields.map(({ typical }) => typical),
});
