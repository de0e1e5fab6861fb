import { byCodeUnit } from './text.ts';
import type { Json } from './value.ts';

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by code unit, no white space, numbers and strings as ECMAScript
 * prints them.
 * @throws RangeError for a number that JSON does not have
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  const members = Object.keys(object)
    .sort(byCodeUnit)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
  return `{${members.join(',')}}`;
}

/** JSON that people read: two-space indent, keys in insertion order, a newline at the end. */
export function prettyJson(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
