import {
  END_OF_DIRECTORY,
  END_OF_DIRECTORY_BYTES,
  LOCAL_HEADER,
  ZIP64_END_OF_DIRECTORY,
  ZIP64_END_OF_DIRECTORY_BYTES,
  ZIP64_LOCATOR,
  ZIP64_LOCATOR_BYTES,
} from './zip-format.ts';
import { uint64 } from './zip-extra.ts';
import { refuseZip } from './zip-refusal.ts';

/** Where the directory is, and how many entries it says it has. */
interface DirectoryPlace {
  readonly count: number;
  readonly offset: number;
  /** Where it must end: where the end records begin. */
  readonly end: number;
}

const MAX_COMMENT = 0xffff;

/**
 * Reads the end of a zip, with the zip64 records where it has them: they must say what the plain record says, or what
 * it has no room for.
 * @throws SelfsameError `zip/not-a-zip`, `zip/truncated`, `zip/stray-bytes`, `zip/header-mismatch`, `zip/zip64`
 */
export function readEnd(view: DataView): DirectoryPlace {
  const at = findEnd(view);
  const plain = {
    disks: [view.getUint16(at + 4, true), view.getUint16(at + 6, true)],
    counts: [view.getUint16(at + 8, true), view.getUint16(at + 10, true)],
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  const locator = at - ZIP64_LOCATOR_BYTES;
  const located = locator >= 0 && view.getUint32(locator, true) === ZIP64_LOCATOR;
  if (!located && (plain.counts.includes(0xffff) || plain.size === 0xffffffff || plain.offset === 0xffffffff))
    refuseZip('zip/zip64', 'The end record refers to a zip64 record that is not there.');
  const { disks, counts, size, offset, end } = located ? readZip64(view, locator, plain) : { ...plain, end: at };
  if (disks.some((disk) => disk !== 0) || counts[0] !== counts[1])
    refuseZip('zip/header-mismatch', 'The end record speaks of several disks, or of two different numbers of entries.');
  if (offset + size > end) refuseZip('zip/truncated', 'The directory is longer than the file.');
  if (offset + size < end) refuseZip('zip/stray-bytes', 'There are bytes between the directory and its end record.');
  return { count: counts[0], offset, end };
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
    refuseZip('zip/stray-bytes', 'The file has two end records: which files it holds depends on the reader.');
  if (other === 'too-short') return refuseZip('zip/stray-bytes', 'There are bytes after the end of the zip.');
  const begins =
    length >= 4 && (view.getUint32(0, true) === LOCAL_HEADER || view.getUint32(0, true) === END_OF_DIRECTORY);
  if (begins || other === 'too-long')
    return refuseZip('zip/truncated', 'The zip is cut off: its directory is missing.');
  return refuseZip('zip/not-a-zip', 'This is not a zip file.');
}

interface EndRecord {
  readonly disks: readonly number[];
  readonly counts: readonly number[];
  readonly size: number;
  readonly offset: number;
}

/** [4.3.14], [4.3.15] */
function readZip64(view: DataView, locator: number, plain: EndRecord): EndRecord & { readonly end: number } {
  const at = uint64(view, locator + 8);
  const fits = at + ZIP64_END_OF_DIRECTORY_BYTES <= locator && view.getUint32(at, true) === ZIP64_END_OF_DIRECTORY;
  if (!fits || at + 12 + uint64(view, at + 4) !== locator || view.getUint32(locator + 4, true) !== 0)
    return refuseZip('zip/zip64', 'The zip64 end record is not where it should be.', { byte: locator });
  const record = {
    disks: [view.getUint32(at + 16, true), view.getUint32(at + 20, true)],
    counts: [uint64(view, at + 24), uint64(view, at + 32)],
    size: uint64(view, at + 40),
    offset: uint64(view, at + 48),
  };
  const agrees = (short: number, full: number, most: number): boolean => short === full || short === most;
  if (
    !plain.counts.every((count, i) => agrees(count, record.counts[i], 0xffff)) ||
    !agrees(plain.size, record.size, 0xffffffff) ||
    !agrees(plain.offset, record.offset, 0xffffffff)
  )
    return refuseZip('zip/zip64', 'The zip64 end record and the plain one differ.', { byte: at });
  return { ...record, end: at };
}
