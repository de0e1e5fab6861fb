import { ELEMENT_TYPES, elementType, isNumberArray } from '../../../src/core/bytes/typed-arrays.ts';
import type { NumberArray, Value } from '../../../src/core/bytes/value.ts';

export interface Mutation {
  /** Where and what, for the message of a failing test. */
  readonly label: string;
  readonly value: Value;
  /** No value of this kind can be right: a decoder has to refuse it. The others may also turn out harmless. */
  readonly senseless: boolean;
}

/** The value with one thing changed, for every leaf, list and object in it. */
export function mutations(value: Value): Mutation[] {
  const found: Mutation[] = [];
  walk(value, '', (label, changed, senseless) => found.push({ label, value: changed, senseless }));
  return found;
}

type Report = (label: string, value: Value, senseless: boolean) => void;

function walk(value: Value, path: string, report: Report): void {
  for (const wrong of [null, 'text', [], { unexpected: 1 }]) {
    if (isEmptyList(value) && isEmptyList(wrong)) continue;
    report(`${path} = ${JSON.stringify(wrong)}`, wrong, true);
  }
  if (typeof value === 'number') {
    for (const wrong of [NaN, Infinity, -Infinity]) report(`${path} = ${wrong}`, wrong, true);
    for (const odd of [-1, 0, 0.5, value + 1, 4294967296, 1e300, -1e300]) report(`${path} = ${odd}`, odd, false);
  } else if (typeof value === 'boolean' || typeof value === 'string') {
    report(`${path} = 1`, 1, true);
  } else if (isNumberArray(value)) {
    for (const [label, changed, senseless] of arrayMutations(value)) report(`${path} ${label}`, changed, senseless);
  } else if (Array.isArray(value)) {
    const list = value as readonly Value[];
    if (list.length > 0) report(`${path} without its last item`, list.slice(0, -1), false);
    report(`${path} with an item more`, [...list, list.at(-1) ?? null], false);
    list.forEach((item, i) => {
      walk(item, `${path}[${i}]`, (label, changed, senseless) => report(label, list.with(i, changed), senseless));
    });
  } else if (value !== null) {
    const object = value as { readonly [key: string]: Value };
    for (const key of Object.keys(object)) {
      const others = Object.fromEntries(Object.entries(object).filter(([other]) => other !== key));
      report(`${path}.${key} left out`, others, true);
      walk(object[key], `${path}.${key}`, (label, changed, senseless) =>
        report(label, { ...object, [key]: changed }, senseless),
      );
    }
  }
}

function arrayMutations(array: NumberArray): [string, NumberArray, boolean][] {
  const changes: [string, NumberArray, boolean][] = [];
  if (array.length > 0) changes.push(['without its last element', array.slice(0, -1), false]);
  const extended = ELEMENT_TYPES[elementType(array)].view(new ArrayBuffer(array.byteLength + array.BYTES_PER_ELEMENT));
  extended.set(array);
  changes.push(['with an element more', extended, false]);
  const isFloat = array instanceof Float64Array || array instanceof Float32Array;
  const places = [...new Set([0, array.length >> 1, array.length - 1])].filter((at) => at >= 0 && at < array.length);
  for (const at of places) {
    for (const element of isFloat ? [NaN, Infinity, 1e30, -1] : [-1, 0, 1, array[at] + 1, 1000, 2147483647]) {
      const copy = array.slice();
      copy[at] = element;
      if (copy[at] !== array[at]) changes.push([`[${at}] = ${element}`, copy, isFloat && !Number.isFinite(element)]);
    }
  }
  return changes;
}

function isEmptyList(value: Value): boolean {
  return Array.isArray(value) && value.length === 0;
}
