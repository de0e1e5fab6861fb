import { deflateSync } from 'fflate';

/** `mem` has to be given: fflate's default takes the logarithm of the size, which engines may round differently. */
export const DEFLATE_OPTIONS = { level: 6, mem: 8 } as const;

/** Raw deflate by the one compressor at the one level that bundles have. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, DEFLATE_OPTIONS);
}
