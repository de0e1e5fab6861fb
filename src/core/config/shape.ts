import type { Json } from '../bytes/value.ts';

/** What a text has to look like; `text-rules.ts` says each rule in code. */
export type TextRule = 'column' | 'name' | 'file-name' | 'path' | 'sha256' | 'dataset' | 'delimiter' | 'free';

/** What a value has to be. Shapes compose: a class weight is `either(choice, map of numbers)`. */
export type Shape =
  | { readonly kind: 'text'; readonly rule: TextRule }
  | NumberShape
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A target label: text, number or boolean, as the file spells it. */
  | { readonly kind: 'label' }
  /** How many columns a tree looks at: a whole number, or a fraction in (0, 1]; `1.0` is a fraction, `1` is one column. */
  | { readonly kind: 'share' }
  | { readonly kind: 'list'; readonly of: Shape }
  /** Keys are the person's own texts (column names, labels); `keys` says what they name. */
  | { readonly kind: 'map'; readonly keys: string; readonly of: Shape }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[] }
  /** Values to try: a list of what `of` describes, or a range where that is a number; reads as the list. */
  | { readonly kind: 'candidates'; readonly of: Shape; readonly nullable: boolean };

export interface NumberShape {
  readonly kind: 'number';
  readonly whole: boolean;
  /** Inclusive bounds, unless the matching flag opens them. */
  readonly min: number;
  readonly max: number;
  readonly minOpen: boolean;
  readonly maxOpen: boolean;
}

export interface ConfigField {
  /** Key path such as `models.svm.C`. */
  readonly path: string;
  readonly shape: Shape;
  /** May be written as `null`. */
  readonly nullable: boolean;
  /** Nothing can stand in for it. */
  readonly required: boolean;
  /** Value where the key is absent; `undefined` where it is required. */
  readonly default: Json | undefined;
  /** Left out of the filled-in config where it is `null`: younger than the first kernels, whose bytes it must not change. */
  readonly omitted?: boolean;
  /** One sentence in an analyst's terms. */
  readonly doc: string;
}

/** Whole numbers beyond it are rounded in silence by everything that reads YAML into doubles. */
const WHOLE_MAX = Number.MAX_SAFE_INTEGER;
/** No hyperparameter has a meaning beyond it, and sums of squares stay finite. */
const REAL_MAX = 1e15;

/** A whole number in [min, max]. */
export function whole(min: number, max = WHOLE_MAX): NumberShape {
  return { kind: 'number', whole: true, min, max, minOpen: false, maxOpen: false };
}

/** A real number in [min, max]. */
export function real(min = -REAL_MAX, max = REAL_MAX): NumberShape {
  return { kind: 'number', whole: false, min, max, minOpen: false, maxOpen: false };
}

/** A real number in (min, max]. */
export function above(min: number, max = REAL_MAX): NumberShape {
  return { ...real(min, max), minOpen: true };
}

/** A real number in (min, max). */
export function between(min: number, max: number): NumberShape {
  return { ...above(min, max), maxOpen: true };
}

export const yesNo: Shape = { kind: 'boolean' };

export function text(rule: TextRule): Shape {
  return { kind: 'text', rule };
}

export function choice(...choices: readonly string[]): Shape {
  return { kind: 'choice', choices };
}

export function list(of: Shape): Shape {
  return { kind: 'list', of };
}

export function map(keys: string, of: Shape): Shape {
  return { kind: 'map', keys, of };
}

export function either(...shapes: readonly Shape[]): Shape {
  return { kind: 'either', shapes };
}

/** Values to try of what a field describes; its key is left out of the filled-in config where it is not given. */
export function candidatesField(prefix: string, { path, shape, nullable, doc }: ConfigField): ConfigField {
  const tried: Shape = { kind: 'candidates', of: shape, nullable };
  return omittedField(`${prefix}${path}`, tried, `Values to try. ${doc}`);
}

/** Whether values between two bounds can be counted off: numbers, where a fraction and a count are not the same key. */
export function takesRange(shape: Shape): boolean {
  return shape.kind === 'number' || (shape.kind === 'either' && shape.shapes.some(takesRange));
}

/** A field with a default; `null` as default makes it nullable. */
export function field(
  path: string,
  shape: Shape,
  byDefault: Json,
  doc: string,
  nullable = byDefault === null,
): ConfigField {
  return { path, shape, nullable, required: false, default: byDefault, doc };
}

/** A field that is not in the filled-in config unless it is given. */
export function omittedField(path: string, shape: Shape, doc: string): ConfigField {
  return { ...field(path, shape, null, doc), omitted: true };
}

export function requiredField(path: string, shape: Shape, doc: string): ConfigField {
  return { path, shape, nullable: false, required: true, default: undefined, doc };
}
