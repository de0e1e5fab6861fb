import type { NumberShape } from './shape.ts';
import type { YamlScalar } from './yaml-tree.ts';

/** A number as it was read, or why it was refused. */
export type NumberReading =
  | { readonly ok: true; readonly value: number }
  | {
      readonly ok: false;
      readonly code: 'config/type' | 'config/bounds' | 'config/integer-literal';
      readonly message: string;
      readonly replacement?: string;
    };

/**
 * Looks at the spelling, not only at the value: a YAML library rounds `9007199254740993` and reads `0777` as 777 without
 * a word, where another reads 511.
 * @param node a scalar whose value is a number
 * @param name the key, in backticks
 */
export function readNumberLiteral(node: YamlScalar, name: string): NumberReading {
  const spelling = node.spelling.trim();
  const value = Number(node.value);
  if (/^[-+]?0[0-9]+$/.test(spelling))
    return {
      ok: false,
      code: 'config/integer-literal',
      message: `${name} is written \`${clip(spelling)}\`; with a leading zero some programs read it as octal.`,
      replacement: String(value),
    };
  if (/^0[ox]/.test(spelling))
    return {
      ok: false,
      code: 'config/integer-literal',
      message: `${name} is written \`${clip(spelling)}\`; whole numbers are written in decimal digits.`,
      ...(Number.isSafeInteger(value) ? { replacement: String(value) } : {}),
    };
  if (/^[-+]?[0-9]+$/.test(spelling) && !Number.isSafeInteger(value))
    return {
      ok: false,
      code: 'config/integer-literal',
      message: `${name} is \`${clip(spelling)}\`, which is beyond 2^53 - 1 and would be rounded in silence.`,
    };
  if (!Number.isFinite(value))
    return {
      ok: false,
      code: 'config/bounds',
      message: `${name} has to be a finite number, not \`${clip(spelling)}\`.`,
    };
  return { ok: true, value: value === 0 ? 0 : value };
}

/** Checks a number against its shape. */
export function readNumber(node: YamlScalar, shape: NumberShape, name: string): NumberReading {
  const literal = readNumberLiteral(node, name);
  if (!literal.ok) return literal;
  const { value } = literal;
  if (shape.whole && !isWholeLiteral(node))
    return {
      ok: false,
      code: 'config/type',
      message: `${name} has to be a whole number, not \`${clip(node.spelling)}\`.`,
      ...(Number.isSafeInteger(value) ? { replacement: String(value) } : {}),
    };
  const low = shape.minOpen ? value > shape.min : value >= shape.min;
  const high = shape.maxOpen ? value < shape.max : value <= shape.max;
  if (low && high) return literal;
  return {
    ok: false,
    code: 'config/bounds',
    message: `${name} is \`${clip(node.spelling)}\`; it has to be ${describeBounds(shape)}.`,
  };
}

/** Written as digits alone; `1.0` and `1e3` are not. */
export function isWholeLiteral(node: YamlScalar): boolean {
  return /^[-+]?[0-9]+$/.test(node.spelling.trim());
}

/** `a whole number from 2 to 1000`, `a number above 0 and below 1`. */
export function describeBounds({ whole, min, max, minOpen, maxOpen }: NumberShape): string {
  const kind = whole ? 'a whole number' : 'a number';
  const unboundedAbove = max >= 1e15 || (whole && max === 2147483647);
  if (unboundedAbove) return min <= -1e15 ? kind : `${kind}${minOpen ? ` above ${min}` : `, ${min} or more`}`;
  if (!minOpen && !maxOpen) return `${kind} from ${min} to ${max}`;
  return `${kind} ${minOpen ? 'above' : 'from'} ${min} and ${maxOpen ? 'below' : 'at most'} ${max}`;
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
