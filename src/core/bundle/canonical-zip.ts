import { deflate } from '../bytes/deflate.ts';
import { equalBytes } from '../bytes/equal.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import { SelfsameError } from '../errors.ts';
import type { Deflater } from '../pipeline/deflate-files.ts';
import { WORTH_SENDING } from './build-bundle.ts';
import type { Hashed } from '../pipeline/task.ts';
import { writeDeflated } from './write-zip.ts';
import { DEFLATED, LOCAL_HEADER_BYTES, type ZipFile } from './zip-format.ts';

/** Who compresses the large files. */
export interface Packing {
  readonly deflater: Deflater;
  /** When its executor has nothing else to do; until then the deflater is somebody's spare work. */
  readonly after?: Promise<void>;
}

/**
 * Whether a zip is byte for byte what our own writer makes of these files, in this order. Headers are compared first,
 * around the compressed data that are there: most zips of other writers end here, and nothing need be compressed.
 * @throws SelfsameError `run/cancelled`, `run/worker-died` with `packing` alone
 */
export async function isCanonicalZip(
  zip: Uint8Array,
  files: readonly (ZipFile & Hashed)[],
  packing?: Packing,
): Promise<boolean> {
  const packed = packedData(zip, files);
  if (packed === null) return false;
  const made = (file: ZipFile): Uint8Array => packed.get(file.path) ?? deflate(file.bytes);
  try {
    if (!equalBytes(writeDeflated(files, made), zip)) return false;
  } catch (error) {
    if (error instanceof SelfsameError) return false;
    throw error;
  }
  const large = files.filter(({ path, bytes }) => packed.has(path) && bytes.length >= WORTH_SENDING);
  if (packing !== undefined) large.forEach(packing.deflater.add);
  await packing?.after;
  const deflated = (await packing?.deflater.finish()) ?? new Map<string, Uint8Array>();
  return files.every(({ path, bytes, sha256 }) => {
    const found = packed.get(path);
    return found === undefined || equalBytes(deflated.get(sha256) ?? deflate(bytes), found);
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
