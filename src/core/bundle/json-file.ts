import { prettyJson } from '../bytes/canonical-json.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { Json } from '../bytes/value.ts';

/**
 * A JSON file of the bundle: two-space indent, keys in the given order, a newline at the end.
 * @throws RangeError for NaN and infinities, which `JSON.stringify` would turn into `null` without a word
 */
export function jsonFile(value: Json): Uint8Array<ArrayBuffer> {
  refuseNotFinite(value);
  return encodeUtf8(prettyJson(value));
}

export function refuseNotFinite(value: Json): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return;
  for (const member of Object.values(value)) refuseNotFinite(member as Json);
}
