import { crc32 } from './crc32.ts';
import { inflateExactly } from './inflate.ts';
import { findClash } from './paths.ts';
import { readDirectory, type Entry } from './zip-directory.ts';
import { STORED, ZIP_LIMITS, type ZipFile, type ZipLimits } from './zip-format.ts';
import { beyondLimits } from './zip-limits.ts';
import { checkLocalHeaders } from './zip-local.ts';
import { refuseZip } from './zip-refusal.ts';

/**
 * The files of a zip that a stranger made, in the order of its directory. Nothing is unpacked before names, sizes and
 * positions have been checked, and nothing is believed: central directory and local headers must say the same, every
 * byte must belong to something, contents must have the declared size and CRC.
 * @throws SelfsameError `zip/*`, a code for each kind of refusal
 */
export function readZip(zip: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly ZipFile[] {
  const { entries, directoryOffset } = readDirectory(zip, limits);
  refuseClashes(entries);
  const beyond = beyondLimits(entries, limits);
  if (beyond !== null) refuseZip('zip/limit', beyond);
  checkLocalHeaders(zip, entries, directoryOffset);
  // Folders are unpacked too: what is not there must not be hidden there.
  const unpacked = entries.map((entry) => ({ entry, bytes: unpackEntry(zip, entry) }));
  return unpacked.filter(({ entry }) => !entry.folder).map(({ entry, bytes }) => ({ path: entry.name, bytes }));
}

function refuseClashes(entries: readonly Entry[]): void {
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name)) refuseZip('zip/duplicate-name', 'Two entries have this name.', { path: name });
    names.add(name);
  }
  // A second slash makes a folder's entry a thing in the folder, so that it clashes with a file of the folder's name.
  const clash = findClash(entries.map(({ name, folder }) => (folder ? `${name}/` : name)));
  if (clash === null) return;
  const [a, b] = clash.map((name) => name.replace(/\/\/$/, '/'));
  refuseZip('zip/duplicate-name', `It is one name with ${JSON.stringify(a)} on some computers.`, { path: b });
}

function unpackEntry(zip: Uint8Array, entry: Entry): Uint8Array {
  const packed = zip.subarray(entry.dataOffset, entry.dataOffset + entry.packedSize);
  const place = { path: entry.name };
  if (entry.method === STORED && entry.packedSize !== entry.size)
    refuseZip('zip/size', 'A stored file has two different sizes.', place);
  const bytes = entry.method === STORED ? packed.slice() : inflateExactly(packed, entry.size, place);
  if (crc32(bytes) !== entry.crc)
    refuseZip('zip/crc', 'The checksum is wrong: the file was damaged on its way.', place);
  return bytes;
}
