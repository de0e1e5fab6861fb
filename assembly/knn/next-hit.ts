/** Bytes of two columns of a panel of eight rows, and of two columns of four queries. */
const ROWS_STEP: usize = 32;
const QUERIES_STEP: usize = 16;

/*
 * Products of four queries with panels of eight rows in whole numbers, less half the rows' norms: models/knn/packed-loops.ts,
 * whose sums have one value in any order. They stay within 32 bits: packed-rows.ts.
 *
 * `wholes`: by panel, pair of columns, row, column, 16 bits each. `halves`: −⌊|b|²/2⌋ of each row, 32 bits. `queries`: by pair
 * of columns, query, column.
 */

/**
 * The first of the panels [from, to) where a product reaches its query's `least`; `to` where there is none. `hits` gets a bit
 * for each of its eight rows and, in the bytes above, for each of the other queries.
 */
export function nextHit(
  wholes: usize,
  halves: usize,
  from: i32,
  to: i32,
  pairs: i32,
  queries: usize,
  least: usize,
  hits: usize,
): i32 {
  return run(wholes, halves, from, to, pairs, queries, least, hits, false);
}

/** All products, by panel, query, row, into `products`, and after a panel's the greatest of each query. */
export function panelProducts(
  wholes: usize,
  halves: usize,
  from: i32,
  to: i32,
  pairs: i32,
  queries: usize,
  products: usize,
): void {
  run(wholes, halves, from, to, pairs, queries, queries, products, true);
}

function run(
  wholes: usize,
  halves: usize,
  from: i32,
  to: i32,
  pairs: i32,
  queries: usize,
  least: usize,
  out: usize,
  isAll: bool,
): i32 {
  const end = queries + <usize>pairs * QUERIES_STEP;
  let x = wholes + <usize>from * <usize>pairs * ROWS_STEP;
  for (let panel = from; panel < to; panel++) {
    const half = halves + ((<usize>panel) << 5);
    let a0 = v128.load(half);
    let a1 = v128.load(half, 16);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    for (let y = queries; y < end; y += QUERIES_STEP) {
      const low = v128.load(x);
      const high = v128.load(x, 16);
      const a = v128.load32_splat(y);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(low, a));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(high, a));
      const b = v128.load32_splat(y, 4);
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(low, b));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(high, b));
      const c = v128.load32_splat(y, 8);
      c0 = i32x4.add(c0, i32x4.dot_i16x8_s(low, c));
      c1 = i32x4.add(c1, i32x4.dot_i16x8_s(high, c));
      const d = v128.load32_splat(y, 12);
      d0 = i32x4.add(d0, i32x4.dot_i16x8_s(low, d));
      d1 = i32x4.add(d1, i32x4.dot_i16x8_s(high, d));
      x += ROWS_STEP;
    }
    if (isAll) {
      v128.store(out, a0);
      v128.store(out, a1, 16);
      v128.store(out, b0, 32);
      v128.store(out, b1, 48);
      v128.store(out, c0, 64);
      v128.store(out, c1, 80);
      v128.store(out, d0, 96);
      v128.store(out, d1, 112);
      v128.store(
        out,
        greatest(i32x4.max_s(a0, a1), i32x4.max_s(b0, b1), i32x4.max_s(c0, c1), i32x4.max_s(d0, d1)),
        128,
      );
      out += 144;
      continue;
    }
    // Loaded here: the loop above needs the registers.
    const leastA = v128.load32_splat(least);
    const leastB = v128.load32_splat(least, 4);
    const leastC = v128.load32_splat(least, 8);
    const leastD = v128.load32_splat(least, 12);
    a0 = i32x4.ge_s(a0, leastA);
    a1 = i32x4.ge_s(a1, leastA);
    b0 = i32x4.ge_s(b0, leastB);
    b1 = i32x4.ge_s(b1, leastB);
    c0 = i32x4.ge_s(c0, leastC);
    c1 = i32x4.ge_s(c1, leastC);
    d0 = i32x4.ge_s(d0, leastD);
    d1 = i32x4.ge_s(d1, leastD);
    const ab = v128.or(v128.or(a0, a1), v128.or(b0, b1));
    const cd = v128.or(v128.or(c0, c1), v128.or(d0, d1));
    if (!v128.any_true(v128.or(ab, cd))) continue;
    // Truths of 32 bits become ones of 16 and then of 8, in the order of the rows.
    const low = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a0, a1), i16x8.narrow_i32x4_s(b0, b1));
    const high = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(c0, c1), i16x8.narrow_i32x4_s(d0, d1));
    store<i32>(out, i8x16.bitmask(low) | (i8x16.bitmask(high) << 16));
    return panel;
  }
  return to;
}

/** The greatest number of each of four vectors. */
function greatest(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.max_s(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.max_s(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.max_s(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7));
}
