import type { Place } from '../errors.ts';
import { UNICODE_PATH_FIELD, ZIP64_FIELD } from './zip-format.ts';
import { refuseZip } from './zip-refusal.ts';

/** What the extra fields of a header say beside it; absent ones are `undefined`. */
interface Extra {
  /** 64-bit numbers in place of those that the header has no room for [4.5.3]. */
  readonly zip64?: DataView;
  /** Another name, which some programs prefer to the header's [4.6.9]. */
  readonly unicodePath?: Uint8Array;
}

/** @throws SelfsameError `zip/header-mismatch` where they do not fill their place, or one is there twice */
export function readExtra(bytes: Uint8Array, place: Place): Extra {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const extra: { zip64?: DataView; unicodePath?: Uint8Array } = {};
  let at = 0;
  while (at < bytes.length) {
    const end = at + 4 <= bytes.length ? at + 4 + view.getUint16(at + 2, true) : Infinity;
    if (end > bytes.length) refuseZip('zip/header-mismatch', 'The extra fields run over their end.', place);
    const id = view.getUint16(at, true);
    if ((id === ZIP64_FIELD && extra.zip64) || (id === UNICODE_PATH_FIELD && extra.unicodePath))
      refuseZip('zip/header-mismatch', 'An extra field is there twice.', place);
    if (id === ZIP64_FIELD) extra.zip64 = new DataView(bytes.buffer, bytes.byteOffset + at + 4, end - at - 4);
    // One byte of version and four of a checksum stand before the name.
    if (id === UNICODE_PATH_FIELD) extra.unicodePath = bytes.subarray(Math.min(at + 9, end), end);
    at = end;
  }
  return extra;
}

/** Stands in a 32-bit field whose number is in the zip64 field. */
export const IN_ZIP64 = 0xffffffff;

/**
 * The numbers of a header, those that are in its zip64 field taken from there, in the order in which they stand there.
 * @throws SelfsameError `zip/zip64` where the field is missing or too short
 */
export function resolveZip64(numbers: readonly number[], { zip64 }: Extra, place: Place): number[] {
  let at = 0;
  return numbers.map((number) => {
    if (number !== IN_ZIP64) return number;
    if (zip64 === undefined || at + 8 > zip64.byteLength)
      return refuseZip('zip/zip64', 'The entry refers to a zip64 field that it does not have.', place);
    at += 8;
    return uint64(zip64, at - 8);
  });
}

/** Rounded beyond 2^53, which is beyond every limit too. */
export function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 4294967296;
}
