/** Plain data with typed arrays, as JSON that any language reads: an array is `{"type", "length", "data"}`. */
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { elementType, ELEMENT_TYPES, fromLittleEndian, isNumberArray, toLittleEndian } from '../bytes/typed-arrays.ts';
import type { ElementType } from '../bytes/typed-arrays.ts';
import type { Json, JsonObject, NumberArray, Value } from '../bytes/value.ts';
import { fail } from '../errors.ts';

/**
 * Typed arrays become `{"type": "f64", "length": n, "data": base64 of the little-endian bytes}`; everything else stays.
 * @throws RangeError for a number that JSON does not have
 */
export function valueToJson(value: Value): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return value;
  if (isNumberArray(value)) return arrayToJson(value);
  if (Array.isArray(value)) return (value as readonly Value[]).map(valueToJson);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, valueToJson(member)]));
}

export function arrayToJson(array: NumberArray): JsonObject {
  return { type: elementType(array), length: array.length, data: toBase64(toLittleEndian(array)) };
}

/**
 * The reverse, for JSON from a stranger.
 * @param where the key path so far, for messages
 * @throws SelfsameError `model/invalid` where an array's text and length do not agree
 */
export function jsonToValue(json: Json, where: string): Value {
  if (json === null || typeof json !== 'object') return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map((item, i) => jsonToValue(item, `${where}.${i}`));
  const object = json as JsonObject;
  if (isArrayJson(object)) return jsonToArray(object, where);
  const value = Object.create(null) as { [key: string]: Value };
  for (const [key, member] of Object.entries(object)) value[key] = jsonToValue(member, `${where}.${key}`);
  return value;
}

/** @throws SelfsameError `model/invalid` */
function jsonToArray(object: JsonObject, where: string): NumberArray {
  const { type, length, data } = object;
  const bytes = typeof data === 'string' ? fromBase64(data) : null;
  const size = isElementType(type) ? ELEMENT_TYPES[type].bytes : 0;
  if (!isElementType(type) || typeof length !== 'number' || bytes === null || bytes.length !== length * size)
    return fail(
      'model/invalid',
      // JSON's own spelling: these may be objects, which have no other.
      `${where} is no array: its data are not ${JSON.stringify(length)} numbers of type ${JSON.stringify(type)}.`,
    );
  return fromLittleEndian(bytes, type);
}

function isArrayJson(object: JsonObject): boolean {
  const keys = Object.keys(object);
  return keys.length === 3 && keys[0] === 'type' && keys[1] === 'length' && keys[2] === 'data';
}

function isElementType(type: Json): type is ElementType {
  return typeof type === 'string' && Object.hasOwn(ELEMENT_TYPES, type);
}
