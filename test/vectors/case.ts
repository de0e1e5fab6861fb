import { readdirSync, readFileSync } from 'node:fs';
import { fromBase64 } from '../../src/core/bytes/base64.ts';
import type { ClassWeight, PreprocessingConfig } from '../../src/core/config/config.ts';
import { readTable } from '../../src/core/data/read-table.ts';
import type { Column, Table } from '../../src/core/data/table.ts';
import type { FitInput } from '../../src/core/models/estimator.ts';
import { classWeights } from '../../src/core/models/class-weights.ts';
import type { Design } from '../../src/core/preprocessing/design.ts';
import { fitPreprocessor, transform, type FittedPreprocessor } from '../../src/core/preprocessing/preprocessor.ts';
import { dataConfig } from '../core/data/data-config.ts';
import { fitInput } from '../core/models/designs.ts';
import type { Expected } from './expected.ts';

const here = new URL('.', import.meta.url);

/** Names of the data sets: every file in data/. */
const NAMES = readdirSync(new URL('data', here))
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.slice(0, -'.csv'.length))
  .sort();

export const PREPROCESSING: PreprocessingConfig = {
  outlier_factor: null,
  numeric_imputer: 'median',
  categorical_imputer: 'most_frequent',
  numeric_fill_value: -7.25,
  categorical_fill_value: 'missing',
};

/** A data set with what scikit-learn made of it. */
export interface Case {
  readonly name: string;
  readonly expected: Expected;
  readonly columns: readonly Column[];
  /** Labels of the training rows and of the rows behind them. */
  readonly y: Uint8Array;
  readonly askedY: Uint8Array;
  /** What the models are fitted on, and the same of the rows behind. */
  readonly design: Design;
  readonly asked: Design;
}

export const CASES: readonly Case[] = NAMES.map(readCase);

function readCase(name: string): Case {
  const expected = JSON.parse(readFileSync(new URL(`expected/${name}.json`, here), 'utf8')) as Expected;
  const { columns, target, n } = readData(name);
  const train = rowsBetween(0, expected.training_rows);
  const asked = rowsBetween(expected.training_rows, n);
  const fitted = fitPreprocessor(columns, train, { ...PREPROCESSING, ...expected.preprocessing[0].config });
  return {
    name,
    expected,
    columns,
    y: target.y.subarray(0, expected.training_rows),
    askedY: target.y.subarray(expected.training_rows),
    design: modelDesign(fitted, columns, train),
    asked: modelDesign(fitted, columns, asked),
  };
}

function readData(name: string): Table {
  const bytes = new Uint8Array(readFileSync(new URL(`data/${name}.csv`, here)));
  const [header] = new TextDecoder().decode(bytes.subarray(0, 10_000)).split('\n', 1);
  const features = header.split(',').slice(0, -1);
  const typeOf = (column: string) => (column.startsWith('category') ? 'categorical' : 'numeric');
  const types = Object.fromEntries(features.map((column) => [column, typeOf(column)] as const));
  return readTable(bytes, dataConfig({ target: 'target', columns: types, missing_values: [''] })).table;
}

/** Rounded as generate.py does it, so that both sides fit the same numbers to the last bit. */
function modelDesign(fitted: FittedPreprocessor, columns: readonly Column[], rows: Int32Array): Design {
  const design = transform(fitted, columns, rows);
  return {
    ...design,
    numeric: design.numeric.map((values) => values.map((value) => Math.floor(value * 4096 + 0.5) / 4096)),
  };
}

export function rowsBetween(from: number, to: number): Int32Array {
  return Int32Array.from({ length: to - from }, (_, i) => from + i);
}

/** The first rows of a design. */
export function firstRows(design: Design, n: number): Design {
  return {
    ...design,
    n,
    numeric: design.numeric.map((values) => values.slice(0, n)),
    categorical: design.categorical.map((column) => ({ ...column, codes: column.codes.slice(0, n) })),
  };
}

/** What a classifier is fitted on, with the weights that `class_weight` means. */
export function inputOf({ design, y }: Case, weight: ClassWeight = null): FitInput {
  return fitInput(design, y, classWeights(weight, y, ['0', '1']));
}

/** Doubles from base64, little-endian. */
export function doubles(text: string): Float64Array {
  const bytes = fromBase64(text);
  if (bytes === null) throw new TypeError('no base64');
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}
