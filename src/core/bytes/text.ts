import { universal } from './universal.ts';

/** UTF-8 without a byte order mark. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new universal.TextEncoder().encode(text);
}

/**
 * Strict UTF-8; a byte order mark stays in the text as U+FEFF.
 * @throws TypeError where the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  return new universal.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Order of strings by UTF-16 code unit, the only order used: never by locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** The reverse, for digits that come in pairs. */
export function fromHex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}
