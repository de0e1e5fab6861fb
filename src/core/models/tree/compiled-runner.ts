import { arenaBytes } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import type { CompiledTrees } from './compile-trees.ts';
import type { FittedTrees } from './fitted-trees.ts';

/** Runs the rows of a chunk through trees by compiled kernels, with the bits of `addTree`. */
export interface CompiledRunner {
  /** Of each column the keys of the chunk's rows, to be filled in. */
  readonly keys: readonly (Uint16Array | Int32Array)[];
  /** Of each row of the chunk. */
  readonly sums: Float64Array;
  /** Adds to `sums` what the trees `from` … `to` − 1 say of the chunk's first `size` rows. */
  add(from: number, to: number, size: number): void;
}

/** −1 is 65535 among keys of 16 bits, and no level. */
const MOST_SHORT = 65535;
const SPARE = 1024;
const WORDS = 10;
/** Integers of a waiting node. */
const WAITING = 3;

/** @param chunk most rows of a chunk */
export function openRunner(
  { nodes, filters, hits, roots, probability }: CompiledTrees,
  { cuts, levels }: FittedTrees,
  chunk: number,
): CompiledRunner | null {
  /** Of each column the greatest key, or the number of levels. */
  const sizes = [...cuts.map(({ length }) => length), ...levels];
  const isShort = sizes.every((size) => size < MOST_SHORT);
  const integers = [nodes, filters, hits, roots];
  const open = openKernels(
    SPARE +
      integers.reduce((sum, { length }) => sum + arenaBytes(length, 4), 0) +
      arenaBytes(probability.length, 8) +
      (sizes.length + 2) * arenaBytes(chunk, 4) +
      arenaBytes(sizes.length, 4) +
      arenaBytes(WAITING * (chunk + 2), 4) +
      arenaBytes(chunk, 8),
  );
  if (open === null) return null;
  const { arena, kernels } = open;
  const copied = integers.map((values) => {
    const copy = arena.int32(values.length);
    copy.set(values);
    return copy.byteOffset;
  });
  const shares = arena.float64(probability.length);
  shares.set(probability);
  const keys = sizes.map(() => (isShort ? arena.uint16(chunk) : arena.int32(chunk)));
  const places = arena.int32(keys.length);
  places.set(keys.map(({ byteOffset }) => byteOffset));
  const sums = arena.float64(chunk);
  const runner = arena.int32(WORDS);
  const [rows, aside] = [arena.int32(chunk), arena.int32(chunk)];
  const waiting = arena.int32(WAITING * (chunk + 2));
  const addresses = [rows, aside, waiting, places].map(({ byteOffset }) => byteOffset);
  const [nodesAt, filtersAt, hitsAt, rootsAt] = copied;
  runner.set([...addresses, nodesAt, filtersAt, hitsAt, shares.byteOffset, sums.byteOffset, cuts.length]);
  return {
    keys,
    sums,
    add: (from, to, size) => kernels.addTrees(runner.byteOffset, rootsAt + 4 * from, to - from, size, isShort ? 1 : 0),
  };
}
