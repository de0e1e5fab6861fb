import { isNumberArray } from '../bytes/typed-arrays.ts';
import type { NumberArray, Value } from '../bytes/value.ts';
import { fail } from '../errors.ts';

/*
 * Checked reading of a stranger's model. Each function throws `model/invalid` with the place in the value, so that a
 * decoder is a list of what it expects.
 */

export type ValueObject = { readonly [key: string]: Value };

export function invalidModel(place: string, expected: string): never {
  return fail('model/invalid', `The model's ${place} must be ${expected}.`, {
    fix: 'Use the model file of the bundle as it was written.',
    place: { path: place },
  });
}

/** An object with exactly these keys. */
export function readObject(value: Value | undefined, place: string, keys: readonly string[]): ValueObject {
  const expected = `an object with the keys ${keys.join(', ')}`;
  if (value === undefined || value === null || typeof value !== 'object') return invalidModel(place, expected);
  if (Array.isArray(value) || isNumberArray(value)) return invalidModel(place, expected);
  const object = value as ValueObject;
  const own = Object.keys(object);
  if (own.length !== keys.length || !keys.every((key) => Object.hasOwn(object, key)))
    return invalidModel(place, expected);
  return object;
}

/** A plain list of `length` items. */
export function readList(value: Value | undefined, place: string, length: number): readonly Value[] {
  if (!Array.isArray(value) || value.length !== length) return invalidModel(place, `a list of ${length}`);
  return value as readonly Value[];
}

export function readInteger(value: Value | undefined, place: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    return invalidModel(place, `a whole number from ${min} to ${max}`);
  return value;
}

export function readFinite(value: Value | undefined, place: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return invalidModel(place, 'a finite number');
  return value;
}

export function readBoolean(value: Value | undefined, place: string): boolean {
  if (typeof value !== 'boolean') return invalidModel(place, 'true or false');
  return value;
}

export function readChoice<T extends string>(value: Value | undefined, place: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) return invalidModel(place, `one of ${choices.join(', ')}`);
  return choice;
}

/** Finite doubles; `length` null: any number of them. */
export function readFloats(value: Value | undefined, place: string, length: number | null): Float64Array {
  if (!(value instanceof Float64Array) || (length !== null && value.length !== length))
    return invalidModel(place, `an f64 array${length === null ? '' : ` of ${length}`}`);
  for (let i = 0; i < value.length; i++)
    if (!Number.isFinite(value[i])) return invalidModel(place, 'free of NaN and Infinity');
  return value;
}

/** Whole numbers from `min` to `max` in an integer array of any width; `length` null: any number of them. */
export function readIntegers(
  value: Value | undefined,
  place: string,
  length: number | null,
  min: number,
  max: number,
): Exclude<NumberArray, Float64Array | Float32Array> {
  if (
    !isNumberArray(value) ||
    value instanceof Float64Array ||
    value instanceof Float32Array ||
    (length !== null && value.length !== length)
  )
    return invalidModel(place, `an integer array${length === null ? '' : ` of ${length}`}`);
  for (let i = 0; i < value.length; i++)
    if (value[i] < min || value[i] > max) return invalidModel(place, `within ${min} … ${max}`);
  return value;
}
