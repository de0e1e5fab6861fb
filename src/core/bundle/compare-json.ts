import type { Json } from '../bytes/value.ts';

export interface JsonDifference {
  /** Key path, e.g. `cv_ranking.0.folds.2.brier`; empty for the whole. */
  readonly path: string;
  /** JSON text, `undefined` where there is nothing. */
  readonly expected: string | undefined;
  readonly actual: string | undefined;
}

/**
 * Where two JSON values differ, in the order of keys of the expected one. Numbers are the same when they are equal, or
 * no farther apart than `tolerance`.
 */
export function compareJson(expected: Json, actual: Json, tolerance = 0): readonly JsonDifference[] {
  const found: JsonDifference[] = [];
  compare(expected, actual, [], tolerance, found);
  return found;
}

/** `path: recorded x, should be y` for the first few. */
export function describeDifferences(differences: readonly JsonDifference[]): string {
  const shown = differences
    .slice(0, 3)
    .map(
      ({ path, expected, actual }) =>
        `${path === '' ? '' : `\`${path}\`: `}recorded ${shorten(actual)}, should be ${shorten(expected)}`,
    );
  const more = differences.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

type Maybe = Json | undefined;

function compare(a: Maybe, b: Maybe, path: readonly string[], tolerance: number, found: JsonDifference[]): void {
  if (a === b) return;
  if (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= tolerance) return;
  const both = (check: (value: Maybe) => boolean): boolean => check(a) && check(b);
  if (both(isObject) || both(Array.isArray)) {
    const left = a as { readonly [key: string]: Json };
    const right = b as { readonly [key: string]: Json };
    const added = Object.keys(right).filter((key) => !Object.hasOwn(left, key));
    for (const key of [...Object.keys(left), ...added])
      compare(own(left, key), own(right, key), [...path, key], tolerance, found);
    return;
  }
  found.push({ path: path.join('.'), expected: text(a), actual: text(b) });
}

function own(object: { readonly [key: string]: Json }, key: string): Maybe {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: Maybe): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function text(value: Maybe): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function shorten(json: string | undefined): string {
  if (json === undefined) return 'nothing';
  return json.length > 80 ? `${json.slice(0, 77)}…` : json;
}
