import { fail } from '../errors.ts';
import type { Entry } from './zip-directory.ts';
import { DATA_DESCRIPTOR, FLAG_DESCRIPTOR, LOCAL_HEADER, LOCAL_HEADER_BYTES } from './zip-format.ts';

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
    if (entry.headerOffset < at) fail('zip/overlap', 'The entry overlaps another one.', { place });
    if (entry.headerOffset > at)
      fail('zip/stray-bytes', 'There are bytes before the entry that belong to nothing.', { place });
    at = checkLocalHeader(zip, view, entry, directoryOffset);
  }
  if (at > directoryOffset) fail('zip/overlap', 'The last entry runs into the directory.');
  if (at < directoryOffset) fail('zip/stray-bytes', 'There are bytes before the directory that belong to nothing.');
}

/** Returns where the entry ends. */
function checkLocalHeader(zip: Uint8Array, view: DataView, entry: Entry, directoryOffset: number): number {
  const place = { path: entry.name };
  const at = entry.headerOffset;
  if (at + LOCAL_HEADER_BYTES > directoryOffset) fail('zip/truncated', 'The entry is cut off.', { place });
  if (view.getUint32(at, true) !== LOCAL_HEADER)
    fail('zip/header-mismatch', 'The entry is not where the directory says.', { place });
  const nameLength = view.getUint16(at + 26, true);
  const nameEnd = at + LOCAL_HEADER_BYTES + nameLength;
  entry.dataOffset = nameEnd + view.getUint16(at + 28, true);
  const described = (entry.flags & FLAG_DESCRIPTOR) !== 0;
  const disagrees: string[] = [];
  if (!equalBytes(zip.subarray(at + LOCAL_HEADER_BYTES, nameEnd), entry.nameBytes)) disagrees.push('name');
  if (view.getUint16(at + 6, true) !== entry.flags) disagrees.push('flags');
  if (view.getUint16(at + 8, true) !== entry.method) disagrees.push('method');
  // With a data descriptor the three may be zero here; the descriptor then has them.
  const says = (offset: number, value: number): boolean => {
    const local = view.getUint32(offset, true);
    return local === value || (described && local === 0);
  };
  if (!says(at + 14, entry.crc)) disagrees.push('CRC');
  if (!says(at + 18, entry.packedSize)) disagrees.push('packed size');
  if (!says(at + 22, entry.size)) disagrees.push('size');
  if (disagrees.length > 0)
    fail('zip/header-mismatch', `The entry's own header and the directory differ in ${disagrees.join(', ')}.`, {
      place,
    });
  const end = entry.dataOffset + entry.packedSize;
  if (end > directoryOffset) fail('zip/overlap', 'The entry runs into the directory.', { place });
  return described ? checkDescriptor(view, entry, end, directoryOffset) : end;
}

function checkDescriptor(view: DataView, entry: Entry, at: number, directoryOffset: number): number {
  const place = { path: entry.name };
  // The signature is optional [4.3.9.3].
  const signed = at + 4 <= directoryOffset && view.getUint32(at, true) === DATA_DESCRIPTOR;
  const fields = signed ? at + 4 : at;
  if (fields + 12 > directoryOffset) fail('zip/truncated', 'The data descriptor is cut off.', { place });
  const agrees =
    view.getUint32(fields, true) === entry.crc &&
    view.getUint32(fields + 4, true) === entry.packedSize &&
    view.getUint32(fields + 8, true) === entry.size;
  if (!agrees) fail('zip/header-mismatch', 'The data descriptor and the directory differ.', { place });
  return fields + 12;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
