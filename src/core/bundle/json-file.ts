import { prettyJson } from '../bytes/canonical-json.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { Json } from '../bytes/value.ts';
import { fail } from '../errors.ts';
import { JSON_LIMITS } from './strict-json.ts';

/**
 * A JSON file of the bundle: two-space indent, keys in the given order, a newline at the end.
 * @throws SelfsameError `json/size` where our own reader would refuse it
 * @throws RangeError for NaN and infinities, which `JSON.stringify` would turn into `null` without a word
 */
export function jsonFile(value: Json): Uint8Array<ArrayBuffer> {
  refuseNotFinite(value);
  if (countValues(value) > JSON_LIMITS.values) tooLarge(`more than ${JSON_LIMITS.values} values`);
  const bytes = encodeUtf8(prettyJson(value));
  if (bytes.length > JSON_LIMITS.bytes) tooLarge(`${bytes.length} bytes`);
  return bytes;
}

export function refuseNotFinite(value: Json): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return;
  for (const member of Object.values(value)) refuseNotFinite(member as Json);
}

function countValues(value: Json): number {
  if (value === null || typeof value !== 'object') return 1;
  return Object.values(value).reduce((sum: number, member) => sum + countValues(member as Json), 1);
}

function tooLarge(what: string): never {
  fail('json/size', `A file of the bundle would have ${what}: no reader would accept it.`, {
    fix: 'Train on fewer rows, or leave out columns that have nearly as many categories as rows.',
  });
}
