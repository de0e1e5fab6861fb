import { fail } from '../errors.ts';
import { crc32 } from './crc32.ts';
import { inflateExactly } from './inflate.ts';
import { findClash } from './paths.ts';
import { readDirectory, type Entry } from './zip-directory.ts';
import { checkLocalHeaders } from './zip-local.ts';
import { STORED, ZIP_LIMITS, type ZipFile, type ZipLimits } from './zip-format.ts';

/**
 * The files of a zip that a stranger made, in the order of its directory. Nothing is unpacked before names, sizes and
 * positions have been checked, and nothing is believed: central directory and local headers must say the same, every
 * byte must belong to something, contents must have the declared size and CRC.
 * @throws SelfsameError `zip/*`, a code for each kind of refusal
 */
export function readZip(zip: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly ZipFile[] {
  const { entries, directoryOffset } = readDirectory(zip, limits);
  refuseClashes(entries);
  refuseBombs(entries, limits);
  checkLocalHeaders(zip, entries, directoryOffset);
  return entries
    .filter((entry) => !entry.folder)
    .map((entry) => ({ path: entry.name, bytes: unpackEntry(zip, entry) }));
}

function refuseClashes(entries: readonly Entry[]): void {
  const clash = findClash(entries.filter((entry) => !entry.folder).map((entry) => entry.name));
  if (clash !== null)
    fail(
      'zip/duplicate-name',
      `${JSON.stringify(clash[0])} and ${JSON.stringify(clash[1])} are one name on some computers.`,
      {
        fix: 'Ask for the original file: a bundle never has two such entries.',
      },
    );
  const folderClash = findClash(entries.filter((entry) => entry.folder).map((entry) => entry.name));
  if (folderClash !== null && folderClash[0] === folderClash[1])
    fail('zip/duplicate-name', `The folder ${JSON.stringify(folderClash[0])} is listed twice.`);
}

function refuseBombs(entries: readonly Entry[], limits: ZipLimits): void {
  let total = 0;
  for (const entry of entries) {
    total += entry.size;
    if (total > limits.unpackedBytes)
      fail('zip/limit', `The zip unpacks to more than ${limits.unpackedBytes} bytes.`, {
        fix: 'Raise the limit if you trust where it comes from.',
      });
    if (entry.size > limits.ratioFrom && entry.size > limits.ratio * entry.packedSize)
      fail('zip/limit', `${JSON.stringify(entry.name)} unpacks to more than ${limits.ratio} times its size.`, {
        fix: 'Raise the limit if you trust where it comes from.',
      });
  }
}

function unpackEntry(zip: Uint8Array, entry: Entry): Uint8Array {
  const packed = zip.subarray(entry.dataOffset, entry.dataOffset + entry.packedSize);
  const place = { path: entry.name };
  if (entry.method === STORED && entry.packedSize !== entry.size)
    fail('zip/size', 'A stored file has two different sizes.', { place });
  const bytes = entry.method === STORED ? packed.slice() : inflateExactly(packed, entry.size, place);
  if (crc32(bytes) !== entry.crc)
    fail('zip/crc', 'The checksum is wrong: the file was damaged on its way.', {
      place,
      fix: 'Fetch the bundle again.',
    });
  return bytes;
}
