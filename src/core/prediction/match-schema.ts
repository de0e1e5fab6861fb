import type { LoadedPipeline } from '../bundle/read-model.ts';
import { nearestName } from '../config/nearest-name.ts';
import { parseDecimal } from '../data/decimal.ts';
import type { Csv } from '../data/read-csv.ts';
import { readFields } from '../data/read-fields.ts';

/**
 * `missing`, `unreadable` and `other-type` of a numeric column stop a prediction; `new-categories` and `other-type` of a
 * categorical one do not, nor does what the model does not look at.
 */
export type MatchState =
  'found' | 'missing' | 'unreadable' | 'other-type' | 'new-categories' | 'extra' | 'ignored' | 'answers';

export interface ColumnMatch {
  readonly name: string;
  readonly state: MatchState;
  /** As in training; `null`: the model does not know the column. */
  readonly type: 'numeric' | 'categorical' | null;
  /** Whether nothing can be predicted with the column as it is. */
  readonly stops: boolean;
  /** Rows without a value. */
  readonly empty: number;
  /** Fields of a numeric column that are no numbers, or those of categories that training has not seen. */
  readonly strange: number;
  /** The commonest of them, with their rows. */
  readonly samples: readonly (readonly [text: string, rows: number])[];
  /** For a missing column: one in the file that may be meant. */
  readonly near: string | null;
}

const SHOWN = 5;

/** Each column of the model, then the others of the file: what of it the file has. */
export function matchSchema(pipeline: LoadedPipeline, csv: Csv): readonly ColumnMatch[] {
  const { input, target, preprocessor } = pipeline;
  const position = new Map(csv.header.map((name, at) => [name, at]));
  const known = new Map(preprocessor.categorical.map(({ name, levels }) => [name, levels]));
  const expected = new Set(input.columns.map(({ name }) => name));
  const strangers = csv.header.filter((name) => !expected.has(name) && name !== target.name);
  const looked = input.columns.filter(({ type }) => type !== 'ignore');
  const matches = looked.map(({ name, type, missing_values }): ColumnMatch => {
    const kind = type === 'categorical' ? type : 'numeric';
    const at = position.get(name);
    if (at === undefined)
      return { ...NOTHING, name, type: kind, state: 'missing', stops: true, near: nearestName(name, strangers) };
    const tokens = new Set((missing_values ?? input.missing_values).map((token) => token.trim()));
    const fields = readFields(csv.columns[at], tokens, input.decimal);
    const isStrange =
      kind === 'numeric'
        ? (row: number) => fields.missing[row] === 0 && fields.numbers[row] !== fields.numbers[row]
        : notAmong(new Set(known.get(name)), csv.columns[at], fields.missing);
    const counts = countStrange(csv.columns[at], isStrange);
    const strange = counts.reduce((sum, [, rows]) => sum + rows, 0);
    const state = stateOf(kind, strange, csv.n - fields.counts.missing, fields.counts.numeric, known.get(name) ?? []);
    return {
      name,
      type: kind,
      state,
      stops: kind === 'numeric' && strange > 0,
      empty: fields.counts.missing,
      strange,
      samples: counts.slice(0, SHOWN),
      near: null,
    };
  });
  const rest = csv.header
    .filter((name) => !looked.some((column) => column.name === name))
    .map((name): ColumnMatch => {
      const state = name === target.name ? 'answers' : expected.has(name) ? 'ignored' : 'extra';
      return { ...NOTHING, name, type: null, state, stops: false, near: null };
    });
  return [...matches, ...rest];
}

const NOTHING = { empty: 0, strange: 0, samples: [] } as const;

function stateOf(
  type: 'numeric' | 'categorical',
  strange: number,
  present: number,
  numbers: number,
  levels: readonly string[],
): MatchState {
  if (strange === 0) return 'found';
  if (type === 'numeric') return strange === present ? 'other-type' : 'unreadable';
  const isNumber = (text: string): boolean => parseDecimal(text.trim()) === parseDecimal(text.trim());
  return numbers === present && !levels.some(isNumber) ? 'other-type' : 'new-categories';
}

function notAmong(
  levels: ReadonlySet<string>,
  texts: readonly string[],
  missing: Uint8Array,
): (row: number) => boolean {
  return (row) => missing[row] === 0 && !levels.has(texts[row]);
}

/** The commonest first; of equally common ones the first in the file. */
function countStrange(texts: readonly string[], isStrange: (row: number) => boolean): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  texts.forEach((text, row) => {
    if (isStrange(row)) counts.set(text, (counts.get(text) ?? 0) + 1);
  });
  return [...counts].sort((a, b) => b[1] - a[1]);
}
