import type { Json } from '../bytes/value.ts';

/** Safe without quotes in block and flow, for YAML 1.2 and 1.1 readers alike. */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
/** Words that some YAML reader takes for something else than text. */
const RESERVED = /^(null|true|false|yes|no|on|off|y|n|inf|nan)$/i;

/** A text as YAML: plain where that is safe, else in double quotes. */
export function plainText(text: string): string {
  if (PLAIN.test(text) && !RESERVED.test(text)) return text;
  // JSON's escapes are YAML's; these characters JSON leaves as they are and YAML does not print.
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\uFEFF]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A number as YAML; the exponent has a point before it because YAML 1.1 readers take `1e-6` for a text. */
function number(value: number): string {
  const text = String(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/** A value on one line, in flow style. */
export function flowYaml(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  const object = value as { readonly [key: string]: Json };
  return `{${Object.keys(object)
    .map((key) => `${plainText(key)}: ${flowYaml(object[key])}`)
    .join(', ')}}`;
}
