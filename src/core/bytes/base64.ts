import { decodeUtf8 } from './text.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int16Array(128).fill(-1);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const PADDING = 61;

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
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    const last = i + 4 === text.length ? padding : 0;
    let word = 0;
    for (let j = 0; j < 4; j++) {
      const code = text.charCodeAt(i + j);
      const value = j >= 4 - last ? 0 : code < 128 ? VALUES[code] : -1;
      if (value < 0) return null;
      word = (word << 6) | value;
    }
    // Unused bits must be zero: one array has one text.
    if ((last === 1 && (word & 0xff) !== 0) || (last === 2 && (word & 0xffff) !== 0)) return null;
    if (at < bytes.length) bytes[at++] = word >> 16;
    if (at < bytes.length) bytes[at++] = (word >> 8) & 255;
    if (at < bytes.length) bytes[at++] = word & 255;
  }
  return bytes;
}
