import { csvRow, readCsv, type Csv } from '../data/read-csv.ts';
import { featureColumns } from '../data/read-features.ts';
import { guardFormula, writeCsv } from '../data/write-csv.ts';
import type { Column } from '../data/table.ts';
import { fail, SelfsameError, type Problem } from '../errors.ts';
import { applyEngineering } from '../features/engineer.ts';
import { OWN_ENGINE, type Engine } from '../models/engine.ts';
import { transform } from '../preprocessing/preprocessor.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { LINEAGE_PATH } from './paths.ts';
import { parseChoices } from './model-file.ts';
import { once } from './once.ts';
import { partReaders } from './parts.ts';
import type { LoadedPipeline } from './read-model.ts';

export interface Prediction {
  /** Number of data rows. */
  readonly n: number;
  /** P(positive class) of each row, length n. */
  readonly probabilities: Float64Array;
  /** 1 where the probability reaches the threshold, length n. */
  readonly flagged: Uint8Array;
  readonly threshold: number;
  /** Original texts: [negative, positive]. */
  readonly labels: readonly [string, string];
  /** Rows predicted as [negative, positive]. */
  readonly counts: readonly [number, number];
  /** `row`, the input columns, `probability`, `predicted`; cells that a spreadsheet would run are guarded. */
  readonly csv: string;
  /** The new file, as texts. */
  readonly input: Csv;
  /** What the model looks at: the columns of the file in the model's order, then the engineered ones. */
  readonly columns: readonly Column[];
  /** Warnings: columns that the model does not know, categories that it has not seen. */
  readonly problems: readonly Problem[];
}

const ROW = 'row';
const RESULTS = ['probability', 'predicted'] as const;

/**
 * Applies a bundle's model to a CSV with the same columns, in any order.
 * @throws SelfsameError `data/*` for the file, `predict/missing-column`, `predict/not-numeric`, `predict/name-clash`
 */
export function predict(pipeline: LoadedPipeline, csvBytes: Uint8Array, threshold: number): Prediction {
  return predictCsv(pipeline, readNewCsv(pipeline, csvBytes), threshold);
}

/** Parses a new file with the choices of training; the delimiter is found anew. @throws SelfsameError `data/*` */
export function readNewCsv({ input }: LoadedPipeline, bytes: Uint8Array): Csv {
  return readCsv(bytes, { ...parseChoices(input), delimiter: null });
}

/** The same on a file that has been parsed with the choices of training. */
export function predictCsv(pipeline: LoadedPipeline, csv: Csv, threshold: number): Prediction {
  const { input, target, preprocessor } = pipeline;
  const { n, columns, problems } = featureColumns(csv, {
    target: target.name,
    ...parseChoices(input),
    missing_values: input.missing_values,
    columns: input.columns,
    known: preprocessor.categorical,
  });
  const clash = csv.header.find((name) => [ROW, ...RESULTS].includes(name));
  if (clash !== undefined)
    fail('predict/name-clash', `The file has a column ${JSON.stringify(clash)}, which is also one of the output.`, {
      fix: 'Rename the column and try again.',
      place: { name: clash },
    });
  const all = [...columns, ...applyEngineering(columns, pipeline.features)];
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  const probabilities = pipeline.fitted.predictProba(transform(preprocessor, all, rows));
  const flagged = Uint8Array.from(probabilities, (probability) => (probability >= threshold ? 1 : 0));
  const labels = [target.negative, target.positive] as const;
  const positive = flagged.reduce((sum, flag) => sum + flag, 0);
  function* lines(): Generator<string[]> {
    for (let i = 0; i < n; i++)
      yield [
        String(i),
        ...csvRow(csv, i).map(guardFormula),
        String(probabilities[i]),
        guardFormula(labels[flagged[i]]),
      ];
  }
  const text = once(() => writeCsv([ROW, ...csv.header.map(guardFormula), ...RESULTS], lines()));
  return {
    n,
    probabilities,
    flagged,
    threshold,
    labels,
    counts: [n - positive, positive],
    get csv() {
      return text();
    },
    input: csv,
    columns: all,
    problems,
  };
}

/**
 * Model and threshold of a bundle, once their hashes are those that lineage records.
 * @param engine the one that lineage names
 * @throws SelfsameError `bundle/hash`, `bundle/incomplete`, `json/*`, `model/invalid`, `bundle/inconsistent`
 */
export function loadPipeline(
  opened: OpenedBundle,
  engine: Engine = OWN_ENGINE,
): { readonly pipeline: LoadedPipeline; readonly threshold: number } {
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  for (const { path, sha256 } of [lineage.model, lineage.threshold]) {
    const file = fileAt(opened, path);
    if (file !== undefined && file.sha256 !== sha256)
      fail('bundle/hash', `${path} is not the file that ${LINEAGE_PATH} names.`, {
        fix: 'Verify the bundle, and ask for an intact one.',
        place: { path },
      });
  }
  const readers = partReaders(opened, lineage, engine);
  const model = readers.model();
  const threshold = readers.threshold();
  if (!model.ok) throw new SelfsameError(model.problems);
  if (!threshold.ok) throw new SelfsameError(threshold.problems);
  return { pipeline: model.value, threshold: threshold.value };
}
