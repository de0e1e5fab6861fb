import type { NumberArray, Value } from '../../bytes/value.ts';
import { invalidModel, readFloats, readIntegers, readObject } from '../read-value.ts';

/**
 * A column as its distinct values and an index for each row where that is smaller (counts, clipped and rounded columns:
 * a quarter of the bytes), else as it is.
 */
export function encodeColumn(column: Float64Array): Value {
  const levels = Float64Array.from(new Set(Array.from(column, (value) => value + 0))).sort();
  const index = narrow(levels.length - 1, column.length);
  if (levels.length * 8 + index.byteLength >= column.length * 8) return column;
  const position = new Map<number, number>();
  levels.forEach((value, at) => position.set(value, at));
  column.forEach((value, row) => (index[row] = position.get(value) ?? 0));
  return { values: levels, index };
}

export function decodeColumn(value: Value, place: string, length: number): Float64Array {
  if (value instanceof Float64Array) return readFloats(value, place, length);
  const object = readObject(value, place, ['values', 'index']);
  const values = readFloats(object.values, `${place}.values`, null);
  const index = readIntegers(object.index, `${place}.index`, length, 0, values.length - 1);
  return Float64Array.from(index, (at) => values[at]);
}

/** Codes −1 … in the smallest unsigned integers, raised by 1. */
export function encodeCodes(codes: Int32Array): Value {
  const raised = narrow(
    codes.reduce((max, code) => Math.max(max, code + 1), 0),
    codes.length,
  );
  codes.forEach((code, row) => (raised[row] = code + 1));
  return raised;
}

export function decodeCodes(value: Value, place: string, length: number, levels: number): Int32Array {
  return Int32Array.from(readIntegers(value, place, length, 0, levels), (code) => code - 1);
}

/** Strictly ascending column indexes below `columns`. */
export function decodeColumnList(value: Value, place: string, columns: number): number[] {
  const list = Array.from(readIntegers(value, place, null, 0, columns - 1));
  if (list.some((column, at) => at > 0 && column <= list[at - 1])) return invalidModel(place, 'in ascending order');
  return list;
}

function narrow(highest: number, length: number): Exclude<NumberArray, Float64Array | Float32Array> {
  if (highest < 256) return new Uint8Array(length);
  return highest < 65536 ? new Uint16Array(length) : new Uint32Array(length);
}
