type TypedValue = null | boolean | number | string;

/**
 * What a person types as values to try: `4, 8, null` or `0.01, 1, 100`, numbers as numbers, `null`, `true` and `false` as
 * such, the rest as words. Nothing typed: an empty list.
 */
export function typedValues(text: string): readonly TypedValue[] {
  return text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(valueOf);
}

function valueOf(word: string): TypedValue {
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  return /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(word) ? Number(word) : word;
}

/** A range in one line, `0.01 to 100 in 5 steps`, with `by factors` behind it for a logarithmic one; else `null`. */
export function typedRange(text: string): { readonly [key: string]: TypedValue } | null {
  const match = /^\s*(\S+)\s+to\s+(\S+)\s+in\s+([0-9]+)(?:\s+steps?)?(\s+by\s+factors?)?\s*$/.exec(text);
  if (match === null) return null;
  const [, from, to, steps, factors] = match;
  const range = { from: valueOf(from), to: valueOf(to), steps: Number(steps) };
  return factors === undefined ? range : { ...range, scale: 'log' };
}
