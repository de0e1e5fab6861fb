import { equalBytes } from '../bytes/equal.ts';
import type { Entry } from './zip-directory.ts';
import { DATA_DESCRIPTOR, FLAG_DESCRIPTOR, LOCAL_HEADER, LOCAL_HEADER_BYTES } from './zip-format.ts';
import { readExtra, uint64, resolveZip64 } from './zip-extra.ts';
import { refuseZip } from './zip-refusal.ts';

/**
 * Walks the local headers in the order of their positions: the first begins the file, each begins where the one before
 * ends, the last ends where the directory begins, and each says what the directory says. Fills in `dataOffset`.
 * @throws SelfsameError `zip/overlap`, `zip/stray-bytes`, `zip/truncated`, `zip/header-mismatch`
 */
export function checkLocalHeaders(zip: Uint8Array, entries: readonly Entry[], directoryOffset: number): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = 0;
  for (const entry of [...entries].sort((a, b) => a.headerOffset - b.headerOffset)) {
    const place = { path: entry.name };
    if (entry.headerOffset < at) refuseZip('zip/overlap', 'The entry overlaps another one.', place);
    if (entry.headerOffset > at)
      refuseZip('zip/stray-bytes', 'There are bytes before the entry that belong to nothing.', place);
    at = checkLocalHeader(zip, view, entry, directoryOffset);
  }
  if (at > directoryOffset) refuseZip('zip/overlap', 'The last entry runs into the directory.');
  if (at < directoryOffset)
    refuseZip('zip/stray-bytes', 'There are bytes before the directory that belong to nothing.');
}

/** Returns where the entry ends. */
function checkLocalHeader(zip: Uint8Array, view: DataView, entry: Entry, directoryOffset: number): number {
  const place = { path: entry.name };
  const at = entry.headerOffset;
  if (at + LOCAL_HEADER_BYTES > directoryOffset) refuseZip('zip/truncated', 'The entry is cut off.', place);
  if (view.getUint32(at, true) !== LOCAL_HEADER)
    refuseZip('zip/header-mismatch', 'The entry is not where the directory says.', place);
  const nameLength = view.getUint16(at + 26, true);
  const nameEnd = at + LOCAL_HEADER_BYTES + nameLength;
  entry.dataOffset = nameEnd + view.getUint16(at + 28, true);
  const described = (entry.flags & FLAG_DESCRIPTOR) !== 0;
  const disagrees: string[] = [];
  if (!equalBytes(zip.subarray(at + LOCAL_HEADER_BYTES, nameEnd), entry.nameBytes)) disagrees.push('name');
  if (view.getUint16(at + 6, true) !== entry.flags) disagrees.push('flags');
  if (view.getUint16(at + 8, true) !== entry.method) disagrees.push('method');
  const extra = readExtra(zip.subarray(nameEnd, entry.dataOffset), place);
  if (extra.unicodePath !== undefined && !equalBytes(extra.unicodePath, entry.nameBytes)) disagrees.push('name');
  const [size, packedSize] = resolveZip64([view.getUint32(at + 22, true), view.getUint32(at + 18, true)], extra, place);
  // With a data descriptor the three may be zero here; the descriptor then has them.
  const says = (local: number, value: number): boolean => local === value || (described && local === 0);
  if (!says(view.getUint32(at + 14, true), entry.crc)) disagrees.push('CRC');
  if (!says(packedSize, entry.packedSize)) disagrees.push('packed size');
  if (!says(size, entry.size)) disagrees.push('size');
  if (disagrees.length > 0)
    refuseZip(
      'zip/header-mismatch',
      `The entry's own header and the directory differ in ${disagrees.join(', ')}.`,
      place,
    );
  const end = entry.dataOffset + entry.packedSize;
  if (end > directoryOffset) refuseZip('zip/overlap', 'The entry runs into the directory.', place);
  return described ? checkDescriptor(view, entry, end, directoryOffset, extra.zip64 !== undefined) : end;
}

/** @param wide sizes are 64-bit numbers, as in an entry with a zip64 field [4.3.9.2] */
function checkDescriptor(view: DataView, entry: Entry, at: number, directoryOffset: number, wide: boolean): number {
  const place = { path: entry.name };
  // The signature is optional [4.3.9.3].
  const signed = at + 4 <= directoryOffset && view.getUint32(at, true) === DATA_DESCRIPTOR;
  const fields = signed ? at + 4 : at;
  const end = fields + (wide ? 20 : 12);
  if (end > directoryOffset) refuseZip('zip/truncated', 'The data descriptor is cut off.', place);
  const size = (index: number): number =>
    wide ? uint64(view, fields + 4 + 8 * index) : view.getUint32(fields + 4 + 4 * index, true);
  const agrees = view.getUint32(fields, true) === entry.crc && size(0) === entry.packedSize && size(1) === entry.size;
  if (!agrees) refuseZip('zip/header-mismatch', 'The data descriptor and the directory differ.', place);
  return end;
}
