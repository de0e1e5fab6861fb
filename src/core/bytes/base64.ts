import { decodeUtf8 } from './text.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int16Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const PADDING = 61;
/** The letter of six zero bits. */
const A = 65;

/** RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, at = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = (bytes[i] << 16) | ((left > 1 ? bytes[i + 1] : 0) << 8) | (left > 2 ? bytes[i + 2] : 0);
    codes[at++] = CODES[word >> 18];
    codes[at++] = CODES[(word >> 12) & 63];
    codes[at++] = left > 1 ? CODES[(word >> 6) & 63] : PADDING;
    codes[at++] = left > 2 ? CODES[word & 63] : PADDING;
  }
  return decodeUtf8(codes);
}

/** The bytes, or `null` where the text is not base64 in its one canonical spelling. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const whole = padding === 0 ? text.length : text.length - 4;
  let at = 0;
  for (let i = 0; i < whole; i += 4) {
    const word = wordOf(text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2), text.charCodeAt(i + 3));
    if (word < 0) return null;
    bytes[at] = word >> 16;
    bytes[at + 1] = word >> 8;
    bytes[at + 2] = word;
    at += 3;
  }
  if (padding === 0) return bytes;
  const third = padding === 2 ? A : text.charCodeAt(whole + 2);
  const word = wordOf(text.charCodeAt(whole), text.charCodeAt(whole + 1), third, A);
  // Unused bits must be zero: one array has one text.
  if (word < 0 || (word & (padding === 1 ? 0xff : 0xffff)) !== 0) return null;
  bytes[at] = word >> 16;
  if (padding === 1) bytes[at + 1] = word >> 8;
  return bytes;
}

/** 24 bits of four letters' codes, negative where one is not in the alphabet. */
function wordOf(a: number, b: number, c: number, d: number): number {
  if ((a | b | c | d) > 127) return -1;
  return (VALUES[a] << 18) | (VALUES[b] << 12) | (VALUES[c] << 6) | VALUES[d];
}
