import type { ZipLimits } from './zip-format.ts';

interface Sized {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
}

/**
 * Which limit a zip goes beyond, as a sentence, or `null`; from sizes alone, before anything is unpacked. Reader and
 * writer ask the same question. All files together are held to the ratio as well: a bomb can be made of small files.
 */
export function beyondLimits(entries: readonly Sized[], limits: ZipLimits): string | null {
  if (entries.length > limits.files) return `The zip has ${entries.length} entries, more than ${limits.files}.`;
  let size = 0;
  let packedSize = 0;
  for (const entry of entries) {
    size += entry.size;
    packedSize += entry.packedSize;
    if (growsTooMuch(entry, limits))
      return `${JSON.stringify(entry.name)} unpacks to ${entry.size} bytes, more than ${limits.ratio} times its size.`;
  }
  if (size > limits.unpackedBytes) return `The zip unpacks to ${size} bytes, more than ${limits.unpackedBytes}.`;
  return growsTooMuch({ size, packedSize }, limits)
    ? `The zip unpacks to ${size} bytes, more than ${limits.ratio} times its size.`
    : null;
}

/** Whether a careful reader takes it for a bomb. */
export function growsTooMuch({ size, packedSize }: Omit<Sized, 'name'>, { ratio, ratioFrom }: ZipLimits): boolean {
  return size > ratioFrom && size > ratio * packedSize;
}
