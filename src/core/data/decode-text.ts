import { decodeUtf8 } from '../bytes/text.ts';
import { fail } from '../errors.ts';
import { ENCODING_NAMES, probableEncodings, utf16 } from './encodings.ts';
import { grouped } from './wording.ts';

/** Above this a JavaScript engine may not be able to hold the text and its fields. */
export const MAX_DATASET_BYTES = 256 * 1024 * 1024;
/** Measured at the peak of reading a million rows of ten columns, most of them numbers that all differ. */
const HEAP_PER_BYTE = 8;

const SAVE_AS = 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")';

/**
 * The text of a file: strict UTF-8, one byte order mark removed.
 * @throws SelfsameError `data/too-large`, `data/encoding` with the offset of the first bad byte, `data/nul-byte`
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > MAX_DATASET_BYTES) refuseLarge(bytes.length);
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch {
    const byte = firstInvalidByte(bytes);
    if (byte < 0) refuseLarge(bytes.length);
    fail(
      'data/encoding',
      `The file is not UTF-8: byte ${byte} cannot be read. It looks like ${likelyEncoding(bytes)}.`,
      {
        fix: fixOf(bytes),
        place: { byte },
      },
    );
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const wide = utf16(bytes);
    if (wide !== null)
      fail('data/encoding', `The file is not UTF-8: byte ${nul} is zero. It looks like ${ENCODING_NAMES[wide]}.`, {
        fix: fixOf(bytes),
        place: { byte: nul },
      });
    fail('data/nul-byte', `Byte ${nul} of the file is zero (NUL), which no CSV has: it is damaged or not a CSV.`, {
      fix: 'Export the file again from where it came.',
      place: { byte: nul },
    });
  }
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function refuseLarge(length: number): never {
  const mib = (n: number): string => grouped(Math.ceil(n / 1024 / 1024));
  return fail(
    'data/too-large',
    `The file has ${mib(length)} MiB; the limit is ${mib(MAX_DATASET_BYTES)} MiB. Reading it would take about ` +
      `${mib(length * HEAP_PER_BYTE)} MiB of memory.`,
    { fix: 'Leave out columns that are not needed, or take a sample of the rows.' },
  );
}

/** Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or −1. */
function firstInvalidByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i];
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || i + length > bytes.length) return i;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (bytes[i + 1] < low || bytes[i + 1] > high) return i;
    for (let k = 2; k < length; k++) if ((bytes[i + k] & 0xc0) !== 0x80) return i;
    i += length;
  }
  return -1;
}

function likelyEncoding(bytes: Uint8Array): string {
  const [likely] = probableEncodings(bytes);
  if (likely !== undefined) return ENCODING_NAMES[likely];
  return bytes[0] === 0x50 && bytes[1] === 0x4b
    ? 'a zip archive or an Excel workbook, not a CSV'
    : 'a binary file, not text';
}

/** Only what is text can be converted. */
const fixOf = (bytes: Uint8Array): string =>
  probableEncodings(bytes).length === 0
    ? `${SAVE_AS} and open it again.`
    : `${SAVE_AS} and open it again, or convert it with \`selfsame dataset convert\`.`;
