import { findPartner, updateGradient, type ActiveSet } from './active-set.ts';
import { addRows } from './add-rows.ts';

/** What a fit spends its time in besides kernel rows. All arrays come from the arena of the fit's workspace. */
export interface Loops {
  updateGradient(active: ActiveSet, rowI: Float32Array, riseI: number, rowJ: Float32Array, riseJ: number): void;
  findPartner(active: ActiveSet, row: Float32Array, diagonal: Float32Array): number;
  addRows(sums: Float64Array, rows: readonly Float32Array[], rises: readonly number[]): void;
  gather(from: Float32Array, positions: Int32Array, to: Float32Array): void;
}

export const PLAIN_LOOPS: Loops = { updateGradient, findPartner, addRows, gather };

/** to[t] = from[positions[t]]. */
function gather(from: Float32Array, positions: Int32Array, to: Float32Array): void {
  for (let t = 0; t < to.length; t++) to[t] = from[positions[t]];
}
