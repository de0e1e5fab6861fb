import type { Stream } from '../random/stream.ts';
import { arenaBytes } from '../wasm/arena.ts';
import { openKernels } from '../wasm/open-kernels.ts';
import { SUMS, type Resamples, type SortedRows } from './resamples.ts';

const SPARE = 256;
const STATE = 4;

/** `plainResamples` by compiled kernels, with the same bits; `random` stays where it is. */
export function compiledResamples({ placeOf, y, ends, flagged, losses }: SortedRows, random: Stream): Resamples | null {
  const n = y.length;
  const open = openKernels(SPARE + 2 * (arenaBytes(n, 4) + arenaBytes(n, 1)) + arenaBytes(2 * n, 8));
  if (open === null) return null;
  const { arena, kernels } = open;
  const state = arena.int32(STATE);
  state.set(random.state());
  const places = arena.int32(n);
  places.set(placeOf);
  const counts = arena.int32(n);
  const labels = arena.uint8(n);
  labels.set(y);
  const last = arena.uint8(n);
  last.set(ends);
  const both = arena.float64(2 * n);
  both.set(losses);
  const found = arena.float64(SUMS);
  return (sums) => {
    kernels.drawRows(state.byteOffset, n, places.byteOffset, counts.byteOffset);
    kernels.addUpRows(
      n,
      flagged,
      labels.byteOffset,
      last.byteOffset,
      both.byteOffset,
      counts.byteOffset,
      found.byteOffset,
    );
    sums.set(found);
  };
}
