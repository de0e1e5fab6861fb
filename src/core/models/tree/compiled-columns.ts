import { arenaBytes, type Arena } from '../../wasm/arena.ts';
import { MIN_SHIFT } from './rank-memory.ts';
import type { TrainingData } from './training-data.ts';

/** Words of a column's record, and places in it (assembly/trees/columns.ts). */
const RECORD = 16;
const [KEYS, OFFSET, COUNTS] = [0, 1, 3];
/** Of a categorical column. */
const TOUCHED = 4;
/** Of a numeric column. */
const [RANKS, SLOT_OF, SLOT_BLOCKS, COUNTED_PATH, ASKED_PATH] = [4, 5, 6, 7, 8];

/** What `writeColumns` takes of an arena, with keys of `keySize` bytes. */
export function columnBytes({ n, columns }: TrainingData, keySize: number): number {
  return columns.reduce(
    (sum, { size }) =>
      sum +
      arenaBytes(n, keySize) +
      arenaBytes(3 * size, 4) +
      2 * arenaBytes(size, 4) +
      arenaBytes(3 * ((size >>> MIN_SHIFT) + 1), 4),
    arenaBytes(RECORD * columns.length, 4),
  );
}

/** Copies columns into an arena, with room for what is counted of them; returns the address of their records. */
export function writeColumns({ columns, numeric, primary }: TrainingData, arena: Arena, isShort: boolean): number {
  const records = arena.int32(RECORD * columns.length).fill(0);
  columns.forEach(({ keys, size, offset }, column) => {
    const record = records.subarray(RECORD * column, RECORD * (column + 1));
    const copy = isShort ? arena.uint16(keys.length) : arena.int32(keys.length);
    copy.set(keys);
    record[KEYS] = copy.byteOffset;
    record[OFFSET] = offset;
    // Without categorical columns nothing is kept: only one-hot splits leave nearly all rows on one side.
    if (column === primary || primary < 0) return;
    record[COUNTS] = arena.int32(3 * size).fill(0).byteOffset;
    if (column >= numeric) record[TOUCHED] = arena.int32(size).byteOffset;
    else {
      record[RANKS] = arena.int32(size).byteOffset;
      record[SLOT_OF] = arena.int32(size).byteOffset;
      record[SLOT_BLOCKS] = arena.int32(3 * ((size >>> MIN_SHIFT) + 1)).byteOffset;
      record[COUNTED_PATH] = -1;
      record[ASKED_PATH] = -1;
    }
  });
  return records.byteOffset;
}
