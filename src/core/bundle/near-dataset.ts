import { sha256 } from '../bytes/digest.ts';

const CR = 13;
const LF = 10;
const BOM = Uint8Array.of(0xef, 0xbb, 0xbf);

/** Beyond this the copies would cost more than the answer is worth. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * What was probably done on its way to a dataset whose hash is not the recorded one: version control, mail and
 * spreadsheets rewrite line ends, add or drop a byte order mark or the last line end. `null` where undoing these does
 * not give the recorded hash: then the data themselves are others.
 */
export async function likelyChange(bytes: Uint8Array, recorded: string): Promise<string | null> {
  if (bytes.length > MOST_BYTES) return null;
  for (const [mark, marked] of markVariants(bytes))
    for (const [ends, rewritten] of endVariants(marked))
      for (const [last, finished] of lastVariants(rewritten)) {
        const changes = [ends, mark, last].filter((change) => change !== null);
        if (changes.length > 0 && (await sha256(finished)) === recorded) return changes.join('; ');
      }
  return null;
}

type Variant = readonly [change: string | null, bytes: Uint8Array];

function markVariants(bytes: Uint8Array): Variant[] {
  const marked = BOM.every((byte, i) => bytes[i] === byte);
  return [
    [null, bytes],
    marked
      ? ['a byte order mark was put in front', bytes.subarray(BOM.length)]
      : ['the byte order mark was taken away', join(BOM, bytes)],
  ];
}

function endVariants(bytes: Uint8Array): Variant[] {
  const unix = bytes.filter((byte, i) => byte !== CR || bytes[i + 1] !== LF);
  let lines = 0;
  for (const byte of unix) if (byte === LF) lines++;
  const variants: Variant[] = [[null, bytes]];
  if (unix.length < bytes.length) variants.push(['line ends were changed from LF to CRLF', unix]);
  if (unix.length === bytes.length && lines > 0) {
    const windows = new Uint8Array(unix.length + lines);
    let at = 0;
    for (const byte of unix) {
      if (byte === LF) windows[at++] = CR;
      windows[at++] = byte;
    }
    variants.push(['line ends were changed from CRLF to LF', windows]);
  }
  return variants;
}

function lastVariants(bytes: Uint8Array): Variant[] {
  const ended = bytes[bytes.length - 1] === LF;
  const windows = bytes.indexOf(CR) >= 0;
  const end = windows ? Uint8Array.of(CR, LF) : Uint8Array.of(LF);
  return [
    [null, bytes],
    ended
      ? ['a line end was added after the last row', bytes.subarray(0, bytes.length - end.length)]
      : ['the last line end was taken away', join(bytes, end)],
  ];
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
