import type { Json } from '../../../../src/core/bytes/value.ts';

/** One changed copy of a JSON value. */
export interface JsonChange {
  readonly kind: 'value' | 'key removed' | 'key added' | 'item removed' | 'items swapped';
  /** Of the leaf, object or list that was changed. */
  readonly path: readonly string[];
  readonly json: Json;
}

type Plain = { [key: string]: Json };

/** Every leaf with another value, every object without each of its keys and with one more, every list one item shorter and with two items swapped. */
export function* jsonChanges(json: Json): Generator<JsonChange> {
  for (const [path, value] of nodes(json, [])) {
    const changed = (kind: JsonChange['kind'], other: Json, at = path): JsonChange => ({
      kind,
      path: at,
      json: replaced(json, path, other),
    });
    if (value === null || typeof value !== 'object') {
      yield changed('value', otherLeaf(value));
    } else if (Array.isArray(value)) {
      const list = value as readonly Json[];
      if (list.length > 0) yield changed('item removed', list.slice(1));
      const next = list.findIndex((item) => JSON.stringify(item) !== JSON.stringify(list[0]));
      if (next > 0)
        yield changed(
          'items swapped',
          list.map((item, i) => (i === 0 ? list[next] : i === next ? list[0] : item)),
        );
    } else {
      for (const key of Object.keys(value))
        yield changed('key removed', Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)), [
          ...path,
          key,
        ]);
      yield changed('key added', { ...value, added: 1 });
    }
  }
}

function* nodes(value: Json, path: readonly string[]): Generator<readonly [readonly string[], Json]> {
  yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) yield* nodes(member as Json, [...path, key]);
}

function replaced(json: Json, path: readonly string[], value: Json): Json {
  if (path.length === 0) return value;
  const [key, ...rest] = path;
  if (Array.isArray(json))
    return (json as readonly Json[]).map((item, i) => (String(i) === key ? replaced(item, rest, value) : item));
  return Object.fromEntries(
    Object.entries(json as Plain).map(([name, member]) => [
      name,
      name === key ? replaced(member, rest, value) : member,
    ]),
  );
}

/** As near as can be: the next double, the next whole number, another hexadecimal or base64 digit. */
function otherLeaf(value: string | number | boolean | null): Json {
  if (value === null) return 0;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return Number.isInteger(value) ? value + 1 : nextDouble(value);
  const digit = value.length >> 1;
  if (/^[0-9a-f]{64}$/.test(value))
    return value.slice(0, digit) + (value[digit] === 'f' ? 'e' : 'f') + value.slice(digit + 1);
  // Base64 of numbers: the same number of bytes, another one in the middle.
  if (/^[A-Za-z0-9+/]{4,}={0,2}$/.test(value) && value.length % 4 === 0 && /[A-Z]/.test(value)) {
    const at = (value.length >> 3) << 2;
    return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
  }
  return `${value}x`;
}

function nextDouble(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + 1n);
  return view.getFloat64(0);
}
