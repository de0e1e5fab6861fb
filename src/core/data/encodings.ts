import { decodeUtf8, encodeUtf8 } from '../bytes/text.ts';
import { fail } from '../errors.ts';

/** What a file may be that is no UTF-8. */
export type Encoding = 'windows-1252' | 'iso-8859-1' | 'utf-16le' | 'utf-16be';

export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = {
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'Latin-1 (ISO 8859-1)',
  'utf-16le': 'UTF-16 (little-endian)',
  'utf-16be': 'UTF-16 (big-endian)',
};

/** Bytes 0x80 to 0x9f of Windows-1252 (WHATWG Encoding); those that it leaves open stay controls. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const SAMPLE = 4096;
/** Characters that become text in one go. */
const PIECE = 8192;

/**
 * The encodings that bytes which are no UTF-8 probably have, the likeliest first; none where they are no text. Western ones
 * cannot be told from other one-byte encodings: somebody has to look at the result.
 */
export function probableEncodings(bytes: Uint8Array): readonly Encoding[] {
  const wide = utf16(bytes);
  if (wide !== null) return [wide];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return [];
  let windows = false;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) return [];
    if (byte >= 0x80 && byte < 0xa0) windows = true;
  }
  // Without one of these bytes both read the same.
  return windows ? ['windows-1252', 'iso-8859-1'] : ['iso-8859-1'];
}

/** Whether the bytes are the UTF-8 that every dataset has to be. */
export function decodesAsUtf8(bytes: Uint8Array): boolean {
  try {
    decodeUtf8(bytes);
    return utf16(bytes) === null;
  } catch {
    return false;
  }
}

/** By the byte order mark, or by where the zero bytes of western text stand. */
export function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, SAMPLE);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]++;
  const many = length / 2 / 2;
  if (zeros[1] > many && zeros[0] === 0) return 'utf-16le';
  if (zeros[0] > many && zeros[1] === 0) return 'utf-16be';
  return null;
}

/**
 * The same text in UTF-8, without a byte order mark; line ends and everything else stay as they are.
 * @throws SelfsameError `data/encoding` where UTF-16 is cut off or has half a character
 */
export function convertToUtf8(bytes: Uint8Array, from: Encoding): Uint8Array<ArrayBuffer> {
  const wide = from === 'utf-16le' || from === 'utf-16be';
  const units = wide ? wideUnits(bytes, from === 'utf-16be') : narrowUnits(bytes, from === 'windows-1252');
  const begins = wide && units[0] === 0xfeff ? 1 : 0;
  const pieces: string[] = [];
  for (let at = begins; at < units.length; at += PIECE)
    pieces.push(String.fromCharCode(...units.subarray(at, at + PIECE)));
  return encodeUtf8(pieces.join(''));
}

function narrowUnits(bytes: Uint8Array, windows: boolean): Uint16Array {
  return Uint16Array.from(bytes, (byte) =>
    windows && byte >= 0x80 && byte < 0xa0 ? WINDOWS.charCodeAt(byte - 0x80) : byte,
  );
}

function wideUnits(bytes: Uint8Array, bigEndian: boolean): Uint16Array {
  const cut = (byte: number): never =>
    fail('data/encoding', `The file is no UTF-16: byte ${byte} is part of half a character.`, {
      fix: 'It may be cut off. Export it again from where it came.',
      place: { byte },
    });
  if (bytes.length % 2 !== 0) cut(bytes.length - 1);
  const [first, second] = bigEndian ? [256, 1] : [1, 256];
  const units = Uint16Array.from(
    { length: bytes.length / 2 },
    (_, i) => bytes[2 * i] * first + bytes[2 * i + 1] * second,
  );
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = units[i + 1] ?? 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) cut(2 * i);
    i++;
  }
  return units;
}
