import type { DecimalMark } from '../config/config.ts';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INTEGER = /^[+-]?\d+$/;

/**
 * The finite number that a field says, or NaN. Digits with sign, fraction and exponent, as JSON has them; also, as
 * pandas reads them, `+1`, `.5`, `5.` and `007`. Not `1e400`, `Infinity`, `0x10`, `1_000`, `12,5`. Zero has no sign.
 * @param mark with the comma `12,5` is a number and `12.5` is none, as in pandas' `decimal`
 */
export function parseDecimal(trimmed: string, mark: DecimalMark = '.'): number {
  const text = mark === ',' ? withPoint(trimmed) : trimmed;
  if (!DECIMAL.test(text)) return NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : NaN;
}

/** Nothing that reads as a number where a point stands. */
const withPoint = (text: string): string => (text.includes('.') ? '' : text.replace(',', '.'));

/** An integer that a double may not hold exactly (beyond 2^53 − 1). */
export function isLargeInteger(trimmed: string): boolean {
  return trimmed.length > 15 && INTEGER.test(trimmed) && !Number.isSafeInteger(Number(trimmed));
}

/** Digits that lose a leading zero when read as a number: a postal code, a key. */
export function hasLeadingZero(trimmed: string): boolean {
  return /^0\d+$/.test(trimmed);
}

const SPACE = '[ \\u00a0\\u202f]';
/**
 * What people and programs write for a number and what is not one here: decimal comma, grouped thousands, currency or
 * percent sign, hexadecimal, infinity, overflow.
 */
const NUMBER_LIKE = new RegExp(
  `^[+-]?[$€£¥]?${SPACE}?[+-]?(?:` +
    `\\d+(?:,\\d+)?|\\d{1,3}(?:[,'_]\\d{3}|${SPACE}\\d{3})+(?:[.,]\\d+)?|\\d{1,3}(?:\\.\\d{3})*,\\d+|\\d+(?:_\\d+)+|` +
    `\\d*\\.?\\d+(?:[eE][+-]?\\d+)?|0[xX][0-9a-fA-F]+|[iI]nf(?:inity)?` +
    `)${SPACE}?[$€£¥%]?$`,
);

/** Whether a text that is no decimal looks as if it was meant as a number. */
export function isNumberLike(trimmed: string): boolean {
  return trimmed.length <= 64 && NUMBER_LIKE.test(trimmed);
}
