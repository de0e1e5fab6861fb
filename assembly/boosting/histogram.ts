/** Bytes of a bin: sum of gradients, sum of hessians, number of rows, as in models/gradient-boosting/histogram.ts. */
const BIN: usize = 24;

/** g and h, single floats, of the rows `rows[0 … count − 1]` side by side: all columns read them in this order. */
export function gatherPairs(rows: usize, count: i32, gradients: usize, pairs: usize): void {
  for (let at = rows, end = rows + ((<usize>count) << 2); at < end; at += 4, pairs += 8)
    store<u64>(pairs, load<u64>(gradients + ((<usize>load<u32>(at)) << 3)));
}

/**
 * Adds the rows `rows[0 … count − 1]` to the histograms of four columns that share the words of their bins, row by row.
 * `pairs` holds their g and h in the same order.
 */
export function addFourColumns(
  rows: usize,
  count: i32,
  words: usize,
  pairs: usize,
  bins0: usize,
  bins1: usize,
  bins2: usize,
  bins3: usize,
): void {
  for (let at = rows, end = rows + ((<usize>count) << 2); at < end; at += 4, pairs += 8) {
    const word = load<u32>(words + ((<usize>load<u32>(at)) << 2));
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(pairs));
    addPair(bins0 + <usize>(word & 255) * BIN, pair);
    addPair(bins1 + <usize>((word >>> 8) & 255) * BIN, pair);
    addPair(bins2 + <usize>((word >>> 16) & 255) * BIN, pair);
    addPair(bins3 + <usize>(word >>> 24) * BIN, pair);
  }
}

/** The same for one column, whose bins are `(words[row] >>> shift) & 255`. */
export function addColumn(rows: usize, count: i32, words: usize, shift: i32, pairs: usize, bins: usize): void {
  for (let at = rows, end = rows + ((<usize>count) << 2); at < end; at += 4, pairs += 8) {
    const bin = (load<u32>(words + ((<usize>load<u32>(at)) << 2)) >>> shift) & 255;
    addPair(bins + <usize>bin * BIN, f64x2.promote_low_f32x4(v128.load64_zero(pairs)));
  }
}

function addPair(bin: usize, pair: v128): void {
  v128.store(bin, f64x2.add(v128.load(bin), pair));
  store<f64>(bin, load<f64>(bin, 16) + 1, 16);
}

/** parent[i] −= child[i], `size` a multiple of two. */
export function subtractHistogram(size: i32, parent: usize, child: usize): void {
  for (let k: usize = 0, end = (<usize>size) << 3; k < end; k += 16)
    v128.store(parent + k, f64x2.sub(v128.load(parent + k), v128.load(child + k)));
}

/** The rows of bins that go left first, then the others, both in their order: models/gradient-boosting/partition.ts. */
export function partitionRows(rows: usize, count: i32, words: usize, shift: i32, goesLeft: usize, spare: usize): void {
  let left = rows;
  let right = spare;
  for (let at = rows, end = rows + ((<usize>count) << 2); at < end; at += 4) {
    const row = load<u32>(at);
    const isLeft = <usize>load<u8>(goesLeft + <usize>((load<u32>(words + ((<usize>row) << 2)) >>> shift) & 255));
    store<u32>(left, row);
    store<u32>(right, row);
    left += isLeft << 2;
    right += (1 - isLeft) << 2;
  }
  for (let from = spare; from < right; from += 4, left += 4) store<u32>(left, load<u32>(from));
}
