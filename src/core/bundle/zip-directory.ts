import { decodeUtf8 } from '../bytes/text.ts';
import { fail } from '../errors.ts';
import { unsafeName } from './paths.ts';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  END_OF_DIRECTORY,
  END_OF_DIRECTORY_BYTES,
  FLAG_ENCRYPTED,
  FLAG_MASKED_HEADERS,
  FLAG_STRONG_ENCRYPTION,
  LOCAL_HEADER,
  STORED,
  ZIP64_LOCATOR,
  type ZipLimits,
} from './zip-format.ts';

/** One entry as the central directory declares it. `dataOffset` is filled in from the local header. */
export interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly folder: boolean;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly headerOffset: number;
  dataOffset: number;
}

const MAX_COMMENT = 0xffff;

/** Reads and checks the central directory: names, kinds, methods; the directory must end where the end record begins. */
export function readDirectory(zip: Uint8Array, limits: ZipLimits): { entries: Entry[]; directoryOffset: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const locator = end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR;
  if (locator || count === 0xffff || size === 0xffffffff || offset === 0xffffffff)
    fail('zip/zip64', 'This is a zip64 archive; nothing within the limits of a bundle needs one.', {
      fix: 'Zip the files again without zip64.',
    });
  if (
    view.getUint16(end + 4, true) !== 0 ||
    view.getUint16(end + 6, true) !== 0 ||
    view.getUint16(end + 8, true) !== count
  )
    fail('zip/header-mismatch', 'The end record speaks of several disks, or of two different numbers of entries.');
  if (count > limits.files) fail('zip/limit', `The zip has ${count} entries, more than ${limits.files}.`);
  if (offset + size > end) fail('zip/truncated', 'The directory is longer than the file.');
  if (offset + size < end) fail('zip/stray-bytes', 'There are bytes between the directory and its end record.');

  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_HEADER_BYTES > end || view.getUint32(at, true) !== CENTRAL_HEADER)
      fail('zip/header-mismatch', `Entry ${i + 1} of ${count} is not in the directory.`, { place: { byte: at } });
    const next =
      at +
      CENTRAL_HEADER_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > end)
      fail('zip/header-mismatch', `Entry ${i + 1} runs over the directory's end.`, { place: { byte: at } });
    entries.push(readEntry(zip, view, at));
    at = next;
  }
  if (at !== end)
    fail('zip/stray-bytes', 'There are bytes in the directory that belong to no entry.', { place: { byte: at } });
  return { entries, directoryOffset: offset };
}

/** The end record: the one whose comment ends with the file. */
function findEnd(view: DataView): number {
  const length = view.byteLength;
  const found: number[] = [];
  let other: 'none' | 'too-long' | 'too-short' = 'none';
  for (let at = length - END_OF_DIRECTORY_BYTES; at >= 0 && at >= length - END_OF_DIRECTORY_BYTES - MAX_COMMENT; at--) {
    if (view.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const stop = at + END_OF_DIRECTORY_BYTES + view.getUint16(at + 20, true);
    if (stop === length) found.push(at);
    else other = stop > length ? 'too-long' : 'too-short';
  }
  if (found.length === 1) return found[0];
  if (found.length > 1)
    fail('zip/stray-bytes', 'The file has two end records: which files it holds depends on the reader.');
  if (other === 'too-short') return fail('zip/stray-bytes', 'There are bytes after the end of the zip.');
  const begins =
    length >= 4 && (view.getUint32(0, true) === LOCAL_HEADER || view.getUint32(0, true) === END_OF_DIRECTORY);
  if (begins || other === 'too-long')
    return fail('zip/truncated', 'The zip is cut off: its directory is missing.', { fix: 'Fetch the bundle again.' });
  return fail('zip/not-a-zip', 'This is not a zip file.', { fix: 'A bundle is the .zip that a run has written.' });
}

function readEntry(zip: Uint8Array, view: DataView, at: number): Entry {
  const nameBytes = zip.subarray(at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + view.getUint16(at + 28, true));
  const name = readName(nameBytes, at);
  const place = { path: name };
  const entry: Entry = {
    name,
    nameBytes,
    folder: name.endsWith('/'),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
    dataOffset: 0,
  };
  if ((entry.flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) !== 0)
    fail('zip/encrypted', 'The entry is encrypted.', { place, fix: 'Ask for the bundle without a password.' });
  if (entry.method !== STORED && entry.method !== DEFLATED)
    fail('zip/method', `Compression method ${entry.method} is not supported, only store and deflate are.`, { place });
  if (entry.packedSize === 0xffffffff || entry.size === 0xffffffff || entry.headerOffset === 0xffffffff)
    fail('zip/zip64', 'The entry has zip64 sizes.', { place });
  if (view.getUint16(at + 34, true) !== 0) fail('zip/header-mismatch', 'The entry is on another disk.', { place });
  refuseSpecial(entry, view.getUint16(at + 4, true) >>> 8, view.getUint32(at + 38, true));
  return entry;
}

function readName(bytes: Uint8Array, at: number): string {
  let name: string;
  try {
    // Programs that do not set the UTF-8 flag still write UTF-8 today; what is not UTF-8 is refused.
    name = decodeUtf8(bytes);
  } catch {
    return fail('zip/unsafe-name', 'A name in the zip is not UTF-8.', { place: { byte: at } });
  }
  const reason = unsafeName(name);
  if (reason !== null) fail('zip/unsafe-name', `The name ${JSON.stringify(name)} ${reason}.`, { place: { byte: at } });
  return name;
}

/** Links, devices and the like are told by Unix mode bits [4.4.15]; DOS knows the folder bit only. */
function refuseSpecial(entry: Entry, madeBy: number, attributes: number): void {
  const place = { path: entry.name };
  const unix = madeBy === 3 || madeBy === 19;
  const kind = unix ? (attributes >>> 16) & 0xf000 : 0;
  const regular = kind === 0 || (entry.folder ? kind === 0x4000 : kind === 0x8000);
  if (!regular) fail('zip/special-file', 'The entry is a link, a device, or a folder under a file name.', { place });
  if (!entry.folder && (attributes & 0x10) !== 0)
    fail('zip/special-file', 'The entry is a folder under a file name.', { place });
  if (entry.folder && (entry.size !== 0 || entry.crc !== 0))
    fail('zip/special-file', 'The entry is a folder with content.', { place });
}
