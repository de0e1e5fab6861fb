import type { DecimalMark } from '../config/config.ts';
import { hasLeadingZero, isLargeInteger, isNumberLike, parseDecimal } from './decimal.ts';

/** How many offending fields are kept for messages. */
const SHOWN = 5;

export interface FieldSample {
  readonly row: number;
  readonly text: string;
}

/** What the texts of one column are, before a type is chosen. */
export interface Fields {
  /** Length n; the number, NaN where missing or text. */
  readonly numbers: Float64Array;
  /** Length n; 1 where missing. */
  readonly missing: Uint8Array;
  readonly counts: {
    readonly missing: number;
    readonly numeric: number;
    readonly text: number;
    /** Of the texts, those that look as if meant as a number. */
    readonly numberLike: number;
    readonly largeIntegers: number;
    readonly leadingZeros: number;
  };
  /** The first texts that are no numbers, and the first integers that a double cannot hold. */
  readonly texts: readonly FieldSample[];
  readonly large: readonly FieldSample[];
}

/** Interprets the fields of a column. `tokens` are the texts that mean missing, without surrounding space. */
export function readFields(column: readonly string[], tokens: ReadonlySet<string>, mark?: DecimalMark): Fields {
  const n = column.length;
  const numbers = new Float64Array(n);
  const missing = new Uint8Array(n);
  const counts = { missing: 0, numeric: 0, text: 0, numberLike: 0, largeIntegers: 0, leadingZeros: 0 };
  const texts: FieldSample[] = [];
  const large: FieldSample[] = [];
  for (let i = 0; i < n; i++) {
    const text = column[i].trim();
    if (tokens.has(text)) {
      missing[i] = 1;
      numbers[i] = NaN;
      counts.missing++;
      continue;
    }
    const value = parseDecimal(text, mark);
    numbers[i] = value;
    if (value === value) {
      counts.numeric++;
      if (isLargeInteger(text)) {
        counts.largeIntegers++;
        if (large.length < SHOWN) large.push({ row: i, text: column[i] });
      } else if (hasLeadingZero(text)) counts.leadingZeros++;
    } else {
      counts.text++;
      if (isNumberLike(text)) counts.numberLike++;
      if (texts.length < SHOWN) texts.push({ row: i, text: column[i] });
    }
  }
  return { numbers, missing, counts, texts, large };
}
