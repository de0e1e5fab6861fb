import { equalBytes } from '../bytes/equal.ts';
import { decodeUtf8 } from '../bytes/text.ts';
import { unsafeName } from './paths.ts';
import { readEnd } from './zip-end.ts';
import { readExtra, resolveZip64 } from './zip-extra.ts';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  FLAG_ENCRYPTED,
  FLAG_MASKED_HEADERS,
  FLAG_STRONG_ENCRYPTION,
  STORED,
  type ZipLimits,
} from './zip-format.ts';
import { refuseZip } from './zip-refusal.ts';

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

/** Reads and checks the central directory: names, kinds, methods; the directory must end where the end record begins. */
export function readDirectory(zip: Uint8Array, limits: ZipLimits): { entries: Entry[]; directoryOffset: number } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const { count, offset, end } = readEnd(view);
  if (count > limits.files) refuseZip('zip/limit', `The zip has ${count} entries, more than ${limits.files}.`);

  const entries: Entry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + CENTRAL_HEADER_BYTES > end || view.getUint32(at, true) !== CENTRAL_HEADER)
      refuseZip('zip/header-mismatch', `Entry ${i + 1} of ${count} is not in the directory.`, { byte: at });
    const next =
      at +
      CENTRAL_HEADER_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
    if (next > end) refuseZip('zip/header-mismatch', `Entry ${i + 1} runs over the directory's end.`, { byte: at });
    entries.push(readEntry(zip, view, at));
    at = next;
  }
  if (at !== end)
    refuseZip('zip/stray-bytes', 'There are bytes in the directory that belong to no entry.', { byte: at });
  return { entries, directoryOffset: offset };
}

function readEntry(zip: Uint8Array, view: DataView, at: number): Entry {
  const nameBytes = zip.subarray(at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + view.getUint16(at + 28, true));
  const name = readName(nameBytes, at);
  const place = { path: name };
  const extraAt = at + CENTRAL_HEADER_BYTES + nameBytes.length;
  const extra = readExtra(zip.subarray(extraAt, extraAt + view.getUint16(at + 30, true)), place);
  if (extra.unicodePath !== undefined && !equalBytes(extra.unicodePath, nameBytes))
    refuseZip('zip/header-mismatch', 'An extra field gives the entry another name.', place);
  const [size, packedSize, headerOffset] = resolveZip64(
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    extra,
    place,
  );
  const entry: Entry = {
    name,
    nameBytes,
    folder: name.endsWith('/'),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize,
    size,
    headerOffset,
    dataOffset: 0,
  };
  if ((entry.flags & (FLAG_ENCRYPTED | FLAG_STRONG_ENCRYPTION | FLAG_MASKED_HEADERS)) !== 0)
    refuseZip('zip/encrypted', 'The entry is encrypted.', place);
  if (entry.method !== STORED && entry.method !== DEFLATED)
    refuseZip('zip/method', `Compression method ${entry.method} is not supported, only store and deflate are.`, place);
  if (view.getUint16(at + 34, true) !== 0) refuseZip('zip/header-mismatch', 'The entry is on another disk.', place);
  refuseSpecial(entry, view.getUint32(at + 38, true));
  return entry;
}

function readName(bytes: Uint8Array, at: number): string {
  let name: string;
  try {
    // Programs that do not set the UTF-8 flag still write UTF-8 today; what is not UTF-8 is refused.
    name = decodeUtf8(bytes);
  } catch {
    return refuseZip('zip/unsafe-name', 'A name in the zip is not UTF-8.', { byte: at });
  }
  const reason = unsafeName(name);
  if (reason !== null) refuseZip('zip/unsafe-name', `The name ${JSON.stringify(name)} ${reason}.`, { byte: at });
  return name;
}

/** A folder under a file name, a volume's label, a device, a link of Windows: bits of DOS attributes. */
const DOS_SPECIAL = 0x10 | 0x08 | 0x40 | 0x400;

/**
 * Links, devices and the like are told by Unix mode bits [4.4.15], which some programs obey whatever system the entry
 * says it was made on.
 */
function refuseSpecial(entry: Entry, attributes: number): void {
  const place = { path: entry.name };
  const kind = (attributes >>> 16) & 0xf000;
  const regular = kind === 0 || kind === (entry.folder ? 0x4000 : 0x8000);
  if (!regular || (!entry.folder && (attributes & DOS_SPECIAL) !== 0))
    refuseZip('zip/special-file', 'The entry is a link, a device, or a folder under a file name.', place);
  if (entry.folder && (entry.size !== 0 || entry.crc !== 0))
    refuseZip('zip/special-file', 'The entry is a folder with content.', place);
}
