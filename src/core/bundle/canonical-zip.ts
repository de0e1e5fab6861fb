import { deflate } from '../bytes/deflate.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import { SelfsameError } from '../errors.ts';
import { writeDeflated } from './write-zip.ts';
import { DEFLATED, LOCAL_HEADER_BYTES, type ZipFile } from './zip-format.ts';

/**
 * Whether a zip is byte for byte what our own writer makes of these files, in this order. Headers are compared first,
 * around the compressed data that are there: most zips of other writers end here, and nothing need be compressed.
 */
export function isCanonicalZip(zip: Uint8Array, files: readonly ZipFile[]): boolean {
  const packed = packedData(zip, files);
  if (packed === null) return false;
  const made = (file: ZipFile): Uint8Array => packed.get(file.path) ?? deflate(file.bytes);
  try {
    if (!equalBytes(writeDeflated(files, made), zip)) return false;
  } catch (error) {
    if (error instanceof SelfsameError) return false;
    throw error;
  }
  return files.every(({ path, bytes }) => {
    const found = packed.get(path);
    return found === undefined || equalBytes(deflate(bytes), found);
  });
}

/** The deflated data of files that are not stored, by path; `null` where headers do not follow each other in order. */
function packedData(zip: Uint8Array, files: readonly ZipFile[]): ReadonlyMap<string, Uint8Array> | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const packed = new Map<string, Uint8Array>();
  let at = 0;
  for (const { path } of files) {
    if (at + LOCAL_HEADER_BYTES > zip.length) return null;
    const start = at + LOCAL_HEADER_BYTES + encodeUtf8(path).length;
    const end = start + view.getUint32(at + 18, true);
    if (end > zip.length) return null;
    if (view.getUint16(at + 8, true) === DEFLATED) packed.set(path, zip.subarray(start, end));
    at = end;
  }
  return packed;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
