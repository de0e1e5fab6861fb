import type { Arena } from '../../wasm/arena.ts';
import type { OpenKernels } from '../../wasm/open-kernels.ts';
import {
  askTables,
  compilePoints,
  createCompiledQuery,
  SUMS,
  takeCompiled,
  type CompiledPoints,
} from './compiled-points.ts';
import { POWERS } from './fast-exp.ts';
import type { KernelRows } from './kernel-rows.ts';
import type { Kernel } from './kernel.ts';
import type { Points } from './points.ts';

/** As `plainKernelRows` of an rbf kernel, with the same bits. */
export function compiledKernelRows({ kernels, arena }: OpenKernels, { gamma }: Kernel, points: Points): KernelRows {
  const all = compilePoints(arena, points, gamma);
  const query = createCompiledQuery(arena, points);
  const powers = arena.float64(POWERS.length);
  powers.set(POWERS);
  const sums = arena.float64(SUMS);
  const against = (target: CompiledPoints): KernelRows => ({
    compute(wanted, into) {
      wanted.forEach((i, q) => {
        for (let c = 0; c < all.numeric.length; c++) query.values[1 + c] = all.numeric[c][i];
        askTables(query, gamma, (c) => all.codes[c][i]);
        kernels.gaussianRow(
          target.head.byteOffset,
          query.values.byteOffset,
          query.places.byteOffset,
          powers.byteOffset,
          sums.byteOffset,
          into[q].byteOffset,
        );
      });
    },
    diagonal: (into) => into.fill(1),
    take: (columns: Int32Array, place: Arena) => against(takeCompiled(place, all, columns)),
  });
  return against(all);
}
