import { encodeUtf8 } from '../bytes/text.ts';
import { fail } from '../errors.ts';
import { deflate } from '../bytes/deflate.ts';
import { crc32 } from './crc32.ts';
import { unsafeName } from './paths.ts';
import {
  CENTRAL_HEADER,
  CENTRAL_HEADER_BYTES,
  DEFLATED,
  END_OF_DIRECTORY,
  END_OF_DIRECTORY_BYTES,
  FLAG_UTF8,
  LOCAL_HEADER,
  LOCAL_HEADER_BYTES,
  STORED,
  ZIP_LIMITS,
  type ZipFile,
} from './zip-format.ts';
import { beyondLimits, growsTooMuch } from './zip-limits.ts';

/** 1980-01-01 in DOS form: the first day that a zip can name. Written as a number, so that no time zone comes in. */
const DOS_DATE = 0x0021;
const DOS_TIME = 0;
/** 2.0, the version that knows deflate. */
const VERSION = 20;

interface Packed {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/**
 * A zip as a function of its files alone: entries in the given order, one compressor at one level, no times, no extra
 * fields, no comments, nothing before, between or after.
 * @throws SelfsameError `zip/limit`, `zip/unsafe-name` where our own reader would refuse the result
 */
export function writeZip(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  return writeDeflated(files, (file) => deflate(file.bytes));
}

/** The same where somebody else has made `deflate(bytes)` of the files. */
export function writeDeflated(
  files: readonly ZipFile[],
  deflated: (file: ZipFile) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const entries = files.map((file) => packEntry(file, deflated(file)));
  refuseUnreadable(files, entries);
  const localBytes = entries.reduce((sum, e) => sum + LOCAL_HEADER_BYTES + e.name.length + e.data.length, 0);
  const centralBytes = entries.reduce((sum, e) => sum + CENTRAL_HEADER_BYTES + e.name.length, 0);
  const out = new Uint8Array(localBytes + centralBytes + END_OF_DIRECTORY_BYTES);
  const view = new DataView(out.buffer);

  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    view.setUint32(at, LOCAL_HEADER, true);
    writeShared(view, at + 4, entry);
    out.set(entry.name, at + LOCAL_HEADER_BYTES);
    out.set(entry.data, at + LOCAL_HEADER_BYTES + entry.name.length);
    at += LOCAL_HEADER_BYTES + entry.name.length + entry.data.length;
  }
  entries.forEach((entry, i) => {
    view.setUint32(at, CENTRAL_HEADER, true);
    view.setUint16(at + 4, VERSION, true);
    writeShared(view, at + 6, entry);
    view.setUint32(at + 42, offsets[i], true);
    out.set(entry.name, at + CENTRAL_HEADER_BYTES);
    at += CENTRAL_HEADER_BYTES + entry.name.length;
  });
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, centralBytes, true);
  view.setUint32(at + 16, localBytes, true);
  return out;
}

/** The 26 bytes that a local and a central header have in common. */
function writeShared(view: DataView, at: number, entry: Packed): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, entry.flags, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 6, DOS_TIME, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.data.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.name.length, true);
}

function packEntry(file: ZipFile, deflated: Uint8Array): Packed {
  const name = encodeUtf8(file.path);
  const sizes = { size: file.bytes.length, packedSize: deflated.length };
  // Stored where deflate gains nothing, and where it gains so much that a careful reader would take it for a bomb.
  const store = growsTooMuch(sizes, ZIP_LIMITS) || deflated.length >= file.bytes.length;
  return {
    name,
    flags: name.length === file.path.length ? 0 : FLAG_UTF8,
    method: store ? STORED : DEFLATED,
    crc: crc32(file.bytes),
    size: file.bytes.length,
    data: store ? file.bytes : deflated,
  };
}

/** Our own reader would refuse it. */
function refuseUnreadable(files: readonly ZipFile[], entries: readonly Packed[]): void {
  const beyond = beyondLimits(
    entries.map(({ size, data }, i) => ({ name: files[i].path, size, packedSize: data.length })),
    ZIP_LIMITS,
  );
  if (beyond !== null)
    fail('zip/limit', `No reader would accept the bundle. ${beyond}`, {
      fix: 'Leave the dataset out with `bundle.include_dataset: false`.',
    });
  for (const { path } of files) {
    const reason = unsafeName(path);
    if (reason !== null) fail('zip/unsafe-name', `The name ${JSON.stringify(path)} ${reason}.`);
  }
}
