import type { Design } from '../../preprocessing/design.ts';
import { arenaBytes, roundUp } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import {
  askTables,
  compilePoints,
  createCompiledQuery,
  pointsBytes,
  queryBytes,
  SHARED_BYTES,
  SUMS,
} from './compiled-points.ts';
import { POWERS } from './fast-exp.ts';
import type { FittedSvm } from './fitted.ts';
import { constantPart } from './constant-part.ts';
import { distanceScale } from './kernel-values.ts';
import { scaled } from './packed-points.ts';

/** Rows that go through the support vectors together: four sums that need not wait for each other. */
const FOUR = 4;
/** Opening a memory takes as long as some ten thousand kernel values. */
const WORTHWHILE = 100_000;
const SPARE = 1024;

/** The decision values of an rbf kernel by compiled loops, with the same bits; `null` where they cannot help. */
export function compiledDecisionValues(fitted: FittedSvm, design: Design): Float64Array | null {
  const { kernel, support, coefficients, rho } = fitted;
  if (kernel.kind !== 'rbf' || support.n * design.n < WORTHWHILE) return null;
  const open = openKernels(
    pointsBytes(support.n, support) + arenaBytes(support.n, 8) + FOUR * queryBytes(support) + SHARED_BYTES + SPARE,
  );
  if (open === null) return null;
  const { kernels, arena } = open;
  const scale = distanceScale(kernel.gamma);
  const points = compilePoints(arena, support, kernel.gamma);
  const queries = Array.from({ length: FOUR }, () => createCompiledQuery(arena, support));
  const [first, second] = queries;
  const powers = arena.float64(POWERS.length);
  powers.set(POWERS);
  const sums = arena.float64(SUMS);
  const weights = arena.float64(roundUp(support.n)).fill(0);
  weights.set(coefficients);
  const totals = arena.float64(FOUR);
  const decisions = new Float64Array(design.n);
  for (let from = 0; from < design.n; from += FOUR) {
    const count = Math.min(FOUR, design.n - from);
    for (let q = 0; q < count; q++) {
      const i = from + q;
      const { values } = queries[q];
      values[0] = constantPart(fitted, scale, design, i);
      support.varying.forEach((c, at) => (values[1 + at] = scaled(design.numeric[c][i], scale)));
      askTables(queries[q], kernel.gamma, (c) => design.categorical[c].codes[i] + 1);
    }
    kernels.gaussianExpansion(
      points.head.byteOffset,
      first.values.byteOffset,
      second.values.byteOffset - first.values.byteOffset,
      first.places.byteOffset,
      second.places.byteOffset - first.places.byteOffset,
      powers.byteOffset,
      sums.byteOffset,
      weights.byteOffset,
      totals.byteOffset,
    );
    for (let q = 0; q < count; q++) decisions[from + q] = totals[q] - rho;
  }
  return decisions;
}
