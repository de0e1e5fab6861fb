import { canonicalJson } from './canonical-json.ts';
import { byCodeUnit, decodeUtf8, encodeUtf8 } from './text.ts';
import {
  ELEMENT_TYPES,
  elementType,
  fromLittleEndian,
  isNumberArray,
  toLittleEndian,
  type ElementType,
} from './typed-arrays.ts';
import type { Json, JsonObject, NumberArray, Value } from './value.ts';

/**
 * The canonical bytes of a task's output: a little-endian uint32 with the length of a canonical JSON text, that text,
 * and then the typed arrays one after another. In the text an array is the pair `["\u0000f64", length]`; the U+0000
 * cannot begin a string of ours, so that no plain list can be mistaken for it.
 */
export function pack(value: Value): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = [];
  const plain = (item: Value): Json => {
    if (item === null || typeof item !== 'object') return item;
    if (isNumberArray(item)) {
      arrays.push(toLittleEndian(item));
      return [`\u0000${elementType(item)}`, item.length];
    }
    if (Array.isArray(item)) return (item as readonly Value[]).map(plain);
    return Object.fromEntries(
      sortedEntries(item as { readonly [key: string]: Value }).map(([key, member]) => [key, plain(member)]),
    );
  };
  const text = encodeUtf8(canonicalJson(plain(value)));
  const bytes = new Uint8Array(4 + text.length + arrays.reduce((sum, part) => sum + part.length, 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = 4 + text.length;
  for (const part of arrays) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The reverse of `pack`, for bytes that this program wrote and whose hash is known. */
export function unpack(bytes: Uint8Array): Value {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  let at = 4 + length;
  const rich = (item: Json): Value => {
    if (item === null || typeof item !== 'object') return item;
    if (Array.isArray(item)) {
      const list = item as readonly Json[];
      if (typeof list[0] === 'string' && list[0].startsWith('\u0000')) {
        const type = list[0].slice(1) as ElementType;
        const end = at + (list[1] as number) * ELEMENT_TYPES[type].bytes;
        const array: NumberArray = fromLittleEndian(bytes.subarray(at, end), type);
        at = end;
        return array;
      }
      return list.map(rich);
    }
    return Object.fromEntries(sortedEntries(item as JsonObject).map(([key, member]) => [key, rich(member)]));
  };
  return rich(JSON.parse(decodeUtf8(bytes.subarray(4, 4 + length))) as Json);
}

/** Both directions walk objects in the order of the text: JavaScript itself moves keys like "0" to the front. */
function sortedEntries<T>(object: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(object).sort(([a], [b]) => byCodeUnit(a, b));
}
