import { deflateSync } from 'fflate';

/** Raw deflate by the one compressor at the one level that bundles have. */
export function deflate(bytes: Uint8Array): Uint8Array {
  // `mem` has to be given: fflate's default takes the logarithm of the size, which engines may round differently.
  return deflateSync(bytes, { level: 6, mem: 8 });
}
