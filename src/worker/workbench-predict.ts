import { transfer } from 'comlink';
import { openBundle, type OpenedBundle } from '../core/bundle/open-bundle.ts';
import { loadPipeline, predictCsv, readNewCsv, type Prediction } from '../core/bundle/predict.ts';
import type { LoadedPipeline } from '../core/bundle/read-model.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { csvRow, type Csv } from '../core/data/read-csv.ts';
import { problemError, SelfsameError, type Problem } from '../core/errors.ts';
import type { DriftBaseline } from '../core/pipeline/result.ts';
import { readAnswers, scoreAnswers } from '../core/prediction/answers.ts';
import { compareDrift } from '../core/prediction/drift.ts';
import { driftFinding } from '../core/prediction/drift-words.ts';
import { createExplainer, type Explainer } from '../core/prediction/explain.ts';
import { matchSchema } from '../core/prediction/match-schema.ts';
import { flaggedOutOfFold, openDriftBaseline } from '../core/prediction/open-baseline.ts';
import { parseRow } from '../core/prediction/parse-row.ts';
import { designOf, rawRow } from '../core/prediction/raw-rows.ts';
import { once } from '../core/bundle/once.ts';
import { engineOfBundle } from '../engines/load-engine.ts';
import type { AnswerView, ModelSource, PredictMethods, RowOrder } from './predict-views.ts';
import { modelView } from './predict-model-view.ts';
import { histogram } from './workbench-thin.ts';

const HISTOGRAM_BINS = 40;

interface Found {
  readonly opened: OpenedBundle;
  readonly fileName: string;
}

interface OpenModel {
  readonly opened: OpenedBundle;
  readonly pipeline: LoadedPipeline;
  readonly threshold: number;
  readonly baseline: DriftBaseline | null;
  /** Made when first asked for. */
  readonly explainer: () => Explainer | null;
}

interface Predicted {
  readonly id: number;
  readonly prediction: Prediction;
  readonly order: (order: RowOrder) => Int32Array;
}

/** Predict: one model is open, and the last file that it was asked about is kept here, so that the page copies rows as it shows them. */
export function predictMethods(bundleOf: (source: ModelSource) => Found | Promise<Found>): PredictMethods {
  let open: OpenModel | null = null;
  let last: Predicted | null = null;
  let nextId = 1;

  function model(): OpenModel {
    if (open !== null) return open;
    throw problemError('file/not-found', 'No model is open.', { fix: 'Open a bundle, or run an experiment.' });
  }

  function predicted(id: number): Predicted {
    if (last?.id === id) return last;
    throw problemError('file/not-found', 'These predictions are no longer kept.', { fix: 'Drop the CSV again.' });
  }

  return {
    async openModel(source) {
      open = null;
      last = null;
      const { opened, fileName } = await bundleOf(source);
      const { pipeline, threshold } = loadPipeline(opened, await engineOfBundle(opened));
      const { baseline, problems } = baselineOf(opened, pipeline);
      open = {
        opened,
        pipeline,
        threshold,
        baseline,
        explainer: once(() => (baseline === null ? null : createExplainer(pipeline, baseline))),
      };
      return { ...source, fileName, ...modelView(pipeline, threshold, baseline), problems };
    },
    async predict(name, bytes) {
      last = null;
      const { pipeline, threshold, baseline, opened } = model();
      const csv = readNewCsv(pipeline, bytes);
      const id = nextId++;
      const head = {
        id,
        name,
        fileName: `${name.replace(/\.[^.]*$/, '')}-predictions.csv`,
        rows: csv.n,
        match: matchSchema(pipeline, csv),
      };
      let prediction: Prediction;
      try {
        prediction = predictCsv(pipeline, csv, threshold);
      } catch (error) {
        if (!(error instanceof SelfsameError)) throw error;
        return { ...head, problems: error.problems, answer: null };
      }
      last = { id, prediction, order: ordersOf(prediction.probabilities) };
      return { ...head, problems: prediction.problems, answer: answerOf(opened, pipeline, baseline, csv, prediction) };
    },
    async predictedRows(id, from, to, order) {
      const { prediction, order: rowsIn } = predicted(id);
      return Array.from(rowsIn(order).subarray(from, to), (row) => ({
        row,
        probability: prediction.probabilities[row],
        flagged: prediction.flagged[row] === 1,
        cells: csvRow(prediction.input, row),
      }));
    },
    async predictionCsv(id) {
      const bytes = encodeUtf8(predicted(id).prediction.csv);
      return transfer(bytes, [bytes.buffer]);
    },
    async rowTexts(id, row) {
      return rawRow(inputsOf(model().pipeline, predicted(id).prediction), row).map((value) =>
        value === null ? null : String(value),
      );
    },
    async explainRow(texts) {
      const { pipeline, explainer } = model();
      const row = parseRow(pipeline, texts);
      const made = explainer();
      if (made === null)
        return { probability: pipeline.fitted.predictProba(designOf(pipeline, [row]))[0], explanation: null };
      const explanation = made.explain(row);
      return { probability: explanation.probability, explanation };
    },
  };
}

/** The columns of the file without the engineered ones. */
function inputsOf(pipeline: LoadedPipeline, { columns }: Prediction) {
  return columns.slice(0, columns.length - pipeline.engineered.length);
}

function baselineOf(
  opened: OpenedBundle,
  pipeline: LoadedPipeline,
): { readonly baseline: DriftBaseline | null; readonly problems: readonly Problem[] } {
  try {
    return { baseline: openDriftBaseline(opened, pipeline), problems: [] };
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return { baseline: null, problems: error.problems };
  }
}

function answerOf(
  opened: OpenedBundle,
  pipeline: LoadedPipeline,
  baseline: DriftBaseline | null,
  csv: Csv,
  { probabilities, flagged, threshold, columns, counts }: Prediction,
): AnswerView {
  const answers = readAnswers(pipeline, csv);
  const report =
    baseline === null
      ? null
      : compareDrift({
          baseline,
          columns,
          engineered: pipeline.engineered,
          flagged,
          flaggedOutOfFold: flaggedOutOfFold(opened, threshold),
          answers: answers?.y ?? null,
        });
  const { negative, positive } = histogram(probabilities, answers?.y ?? new Uint8Array(csv.n), HISTOGRAM_BINS);
  return {
    flagged: counts[1],
    columns: csv.header,
    histogram: [negative, positive],
    drift: report === null ? null : { report, finding: driftFinding(report) },
    scores: answers === null ? null : scoreAnswers(answers, probabilities, threshold),
    otherAnswers: answers?.other ?? 0,
  };
}

/** Rows in each order, sorted when first asked for; ties stay in the file's order. */
function ordersOf(probabilities: Float64Array): (order: RowOrder) => Int32Array {
  const file = Int32Array.from(probabilities, (_, row) => row);
  const sorted = (sign: number): Int32Array =>
    file.slice().sort((a, b) => sign * (probabilities[a] - probabilities[b]) || a - b);
  const orders = { file: () => file, high: once(() => sorted(-1)), low: once(() => sorted(1)) };
  return (order) => orders[order]();
}

/** The model of a run is read from its bundle: what is asked here is what the recipient will ask. */
export const openZip = (zip: Uint8Array): Promise<OpenedBundle> => openBundle(zip);
