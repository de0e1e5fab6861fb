// The order matters: the shield stands while the package is loaded.
import { lowerShield } from './libsvm-shield.ts';
import SVM from 'libsvm-js/asm.js';
import memory from 'libsvm-js/out/asm/libsvm.js';

lowerShield();

export { SVM };

/** The compiled program's memory as it was when it was loaded, without the zeros behind. */
const initial = memory.HEAPU8.slice(0, memory.HEAPU8.findLastIndex((byte) => byte !== 0) + 1);

/**
 * Runs `work` in a libsvm that has just been loaded: it has a generator of its own (C's `rand`, for the folds of the
 * probabilities) that goes on from call to call and that cannot be seeded.
 */
export function inFreshLibsvm<T>(work: () => T): T {
  memory.HEAPU8.fill(0);
  memory.HEAPU8.set(initial);
  return work();
}
