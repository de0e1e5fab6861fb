import { Inflate } from 'fflate';
import { fail, problemError, SelfsameError, type Place } from '../errors.ts';

/** Compressed bytes given to the decompressor at a time: bounds what it can produce before the size is looked at. */
const STEP = 16 * 1024;

/**
 * Raw deflate data that must unpack to exactly `size` bytes; stops as soon as it gives more.
 * @throws SelfsameError `zip/size`, `zip/crc` where the data is no deflate stream
 */
export function inflateExactly(packed: Uint8Array, size: number, place: Place): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  const inflater = new Inflate((chunk) => {
    if (filled + chunk.length > size)
      fail('zip/size', `The content is longer than the declared ${size} bytes.`, { place });
    out.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length || at === 0; at += STEP)
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    if (error instanceof SelfsameError) throw error;
    throw problemError(
      'zip/crc',
      'The compressed data is damaged.',
      { place, fix: 'Fetch the bundle again.' },
      { cause: error },
    );
  }
  if (filled !== size) fail('zip/size', `The content has ${filled} bytes, declared are ${size}.`, { place });
  return out;
}
