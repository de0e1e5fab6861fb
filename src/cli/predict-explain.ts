import { InvalidArgumentError } from 'commander';
import {
  createExplainer,
  guardFormula,
  openDriftBaseline,
  prettyJson,
  rawRow,
  writeCsv,
  type Explanation,
  type Json,
  type LoadedPipeline,
  type OpenedBundle,
  type Prediction,
} from '../core/index.ts';
import { stopIfCancelled, type Session } from './session.ts';

/** `flagged`: every row that the model flags; a number: so many from the first. */
export type ExplainedRows = 'flagged' | number;

export function parseExplainedRows(text: string): ExplainedRows {
  if (text === 'flagged') return text;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be `flagged` or a number of rows.');
  return Number(text);
}

interface ExplainedRow extends Explanation {
  readonly row: number;
}

/** Which columns moved which row: JSON where the file's name says so, else CSV with a line for each row and column. */
export function explainRows(
  session: Session,
  opened: OpenedBundle,
  pipeline: LoadedPipeline,
  prediction: Prediction,
  which: ExplainedRows,
  path: string,
): string {
  const { flagged, columns, n } = prediction;
  const explainer = createExplainer(pipeline, openDriftBaseline(opened, pipeline));
  const inputs = columns.slice(0, columns.length - pipeline.engineered.length);
  const rows: ExplainedRow[] = [];
  for (let row = 0; row < n; row++) {
    if (which === 'flagged' ? flagged[row] === 0 : row >= which) continue;
    stopIfCancelled(session);
    rows.push({ row, ...explainer.explain(rawRow(inputs, row)) });
  }
  if (!path.toLowerCase().endsWith('.json')) return explanationCsv(rows);
  return prettyJson({ method: explainer.method, scale: explainer.scale, rows: rows.map(rowJson) } as Json);
}

function explanationCsv(rows: readonly ExplainedRow[]): string {
  const header = ['row', 'probability', 'scale', 'baseline', 'column', 'value', 'contribution', 'standard_error'];
  return writeCsv(
    header,
    rows.flatMap(({ row, probability, scale, baseline, contributions }) =>
      contributions.map(({ name, value, contribution, standardError }) => [
        ...[row, probability, scale, baseline].map(String),
        guardFormula(name),
        value === null ? '' : guardFormula(String(value)),
        String(contribution),
        standardError === null ? '' : String(standardError),
      ]),
    ),
  );
}

function rowJson({ row, probability, baseline, output, contributions }: ExplainedRow): Json {
  return {
    row,
    probability,
    baseline,
    output,
    contributions: contributions.map(({ name, value, contribution, standardError }) => ({
      column: name,
      value,
      contribution,
      standard_error: standardError,
    })),
  };
}
