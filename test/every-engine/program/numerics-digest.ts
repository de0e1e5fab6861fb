import { sha256 } from '../../../src/core/index.ts';
import { exp } from '../../../src/core/numerics/exp.ts';
import { expByTable } from '../../../src/core/numerics/exp-table.ts';
import { log, log1p } from '../../../src/core/numerics/log.ts';
import { powInteger } from '../../../src/core/numerics/pow-integer.ts';
import { sigmoid, softplus } from '../../../src/core/numerics/sigmoid.ts';
import { sum } from '../../../src/core/numerics/sum.ts';
import { stream } from '../../../src/core/random/stream.ts';

const N = 10_000;
const FUNCTIONS: readonly ((x: number) => number)[] = [
  exp,
  expByTable,
  log,
  log1p,
  sigmoid,
  softplus,
  Math.sqrt,
  (x) => powInteger(x, 7),
  (x) => sum([x, 1, -x, 0.1]),
  // What ECMAScript specifies to the digit, and the results are written with.
  (x) => Number(String(x)),
];

/** Half of the arguments any double but NaN, half of them where the functions do something. */
function inputs(): Float64Array {
  const random = stream(0, 'numerics');
  const view = new DataView(new ArrayBuffer(8));
  return Float64Array.from({ length: N }, (_, i) => {
    if (i % 2 === 0) return (random.real() - 0.5) * (i % 4 === 0 ? 4 : 1400);
    view.setUint32(0, random.uint32());
    view.setUint32(4, random.uint32());
    const x = view.getFloat64(0);
    return x === x ? x : i;
  });
}

/** @returns SHA-256 over the bits of every result, little-endian; NaN, whose bits are nobody's promise, as 0 */
export async function numericsDigest(): Promise<string> {
  const xs = inputs();
  const view = new DataView(new ArrayBuffer(8 * N * FUNCTIONS.length));
  FUNCTIONS.forEach((apply, f) => {
    for (let i = 0; i < N; i++) {
      const y = apply(xs[i]);
      view.setFloat64(8 * (f * N + i), y === y ? y : 0, true);
    }
  });
  return sha256(new Uint8Array(view.buffer));
}
