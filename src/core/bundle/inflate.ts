import { Z_BUF_ERROR, Z_FINISH, Z_STREAM_END, zlibInflate, zlibInflateInit2, ZStream } from 'pako';
import type { Place } from '../errors.ts';
import { refuseZip } from './zip-refusal.ts';

/** Raw deflate data (RFC 1951) with the largest window: no header, no checksum of their own. */
const RAW_WINDOW_BITS = -15;

/**
 * Raw deflate data that must unpack to exactly `size` bytes and end with their last byte. There is room for `size`
 * bytes and no more, so nothing can grow beyond what was declared.
 * @throws SelfsameError `zip/size`, `zip/deflate` where the data is no deflate stream or a part of one, `zip/stray-bytes`
 *   where bytes follow the stream's end
 */
export function inflateExactly(packed: Uint8Array, size: number, place: Place): Uint8Array<ArrayBuffer> {
  const stream = new ZStream();
  stream.input = packed;
  stream.avail_in = packed.length;
  stream.output = new Uint8Array(size);
  stream.avail_out = size;
  zlibInflateInit2(stream, RAW_WINDOW_BITS);
  const status = zlibInflate(stream, Z_FINISH);
  const found = stream.total_out;
  if (status === Z_BUF_ERROR && stream.avail_out === 0)
    refuseZip('zip/size', `The content does not end at the declared ${size} bytes.`, place);
  if (status === Z_BUF_ERROR)
    refuseZip('zip/deflate', `The compressed data breaks off after ${found} of ${size} bytes.`, place);
  if (status !== Z_STREAM_END)
    refuseZip('zip/deflate', `The compressed data is damaged after ${found} of ${size} bytes: ${stream.msg}.`, place);
  if (found !== size) refuseZip('zip/size', `The content has ${found} bytes, declared are ${size}.`, place);
  if (stream.avail_in > 0)
    refuseZip('zip/stray-bytes', `${stream.avail_in} bytes follow the end of the compressed data.`, place);
  return stream.output;
}
