/** Points whose sums lie in the first-level cache from pass to pass. */
const BLOCK: i32 = 512;
/** As in models/svm/fast-exp.ts. */
const STEPS: f64 = 256;
const FURTHEST: f64 = 40 * STEPS;
const FIRST: f64 = 1 / STEPS;
const SECOND: f64 = 1 / (2 * STEPS * STEPS);
const THIRD: f64 = 1 / (6 * STEPS * STEPS * STEPS);
/** Added to a whole number below 2^52 it leaves that number in the low bits. */
const TWO_52: f64 = 4503599627370496;

/*
 * `points` is the address of what describes them, in 32-bit words: their number n (a multiple of 4), the number of panels
 * of four numeric columns, that of categorical columns, the address of the numeric columns (n doubles each) and that of
 * the codes (n integers each). A query is, at its address, the constant columns' part of the distance and then a double
 * for each numeric column; `tables` is the address of the addresses of its tables, one for each categorical column.
 */

/** e^−d² of each point as single floats. */
export function gaussianRow(points: usize, query: usize, tables: usize, powers: usize, sums: usize, row: usize): void {
  const n = load<i32>(points);
  for (let from = 0; from < n; from += BLOCK) {
    const count = min(BLOCK, n - from);
    sumSquares(points, query, tables, from, count, sums);
    const to = row + ((<usize>from) << 2);
    for (let s: usize = 0, end = (<usize>count) << 2; s < end; s += 16) {
      const low = power(v128.load(sums + (s << 1)), powers);
      const high = power(v128.load(sums + (s << 1), 16), powers);
      v128.store(to + s, v128.shuffle<f32>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 1, 4, 5));
    }
  }
}

/**
 * Σ coefficients[s] · e^−d², summed in the order of the points, nothing rounded between, for each of four queries (`stride`
 * bytes from one query to the next, `tablesStride` from one list of tables to the next) into `totals`.
 */
export function gaussianExpansion(
  points: usize,
  query: usize,
  stride: usize,
  tables: usize,
  tablesStride: usize,
  powers: usize,
  sums: usize,
  coefficients: usize,
  totals: usize,
): void {
  const n = load<i32>(points);
  let total0: f64 = 0;
  let total1: f64 = 0;
  let total2: f64 = 0;
  let total3: f64 = 0;
  for (let from = 0; from < n; from += BLOCK) {
    const count = min(BLOCK, n - from);
    for (let q: usize = 0; q < 4; q++) {
      const own = sums + q * ((<usize>BLOCK) << 3);
      sumSquares(points, query + q * stride, tables + q * tablesStride, from, count, own);
      for (let at = own, end = own + ((<usize>count) << 3); at < end; at += 16)
        v128.store(at, power(v128.load(at), powers));
    }
    for (let s: usize = 0, end = (<usize>count) << 3; s < end; s += 8) {
      const coefficient = load<f64>(coefficients + ((<usize>from) << 3) + s);
      total0 += coefficient * load<f64>(sums + s);
      total1 += coefficient * load<f64>(sums + s, BLOCK << 3);
      total2 += coefficient * load<f64>(sums + s, BLOCK << 4);
      total3 += coefficient * load<f64>(sums + s, (BLOCK << 4) + (BLOCK << 3));
    }
  }
  store<f64>(totals, total0);
  store<f64>(totals, total1, 8);
  store<f64>(totals, total2, 16);
  store<f64>(totals, total3, 24);
}

/** `sumSquares` of models/svm/kernel-sums.ts: the order of the additions is that of each point there. */
function sumSquares(points: usize, query: usize, tables: usize, from: i32, count: i32, sums: usize): void {
  const n = <usize>load<u32>(points);
  const panels = load<i32>(points, 4);
  const categorical = load<i32>(points, 8);
  const columns = <usize>load<u32>(points, 12) + ((<usize>from) << 3);
  const codes = <usize>load<u32>(points, 16) + ((<usize>from) << 2);
  if (categorical === 0) {
    const base = f64x2.splat(load<f64>(query));
    for (let at = sums, end = sums + ((<usize>count) << 3); at < end; at += 16) v128.store(at, base);
  } else setFromTable(codes, <usize>load<u32>(tables), count, sums);
  if (panels > 0) addSquares(columns, n << 3, query + 8, count, sums);
  for (let c = 1; c < categorical; c++)
    addFromTable(codes + <usize>c * (n << 2), <usize>load<u32>(tables + ((<usize>c) << 2)), count, sums);
  for (let p = 1; p < panels; p++)
    addSquares(columns + <usize>p * (n << 5), n << 3, query + 8 + ((<usize>p) << 5), count, sums);
}

function setFromTable(codes: usize, table: usize, count: i32, sums: usize): void {
  for (let s: usize = 0, end = (<usize>count) << 2; s < end; s += 8)
    v128.store(sums + (s << 1), lookUp(codes + s, table));
}

function addFromTable(codes: usize, table: usize, count: i32, sums: usize): void {
  for (let s: usize = 0, end = (<usize>count) << 2; s < end; s += 8) {
    const at = sums + (s << 1);
    v128.store(at, f64x2.add(v128.load(at), lookUp(codes + s, table)));
  }
}

/** What the table says of two codes. */
function lookUp(codes: usize, table: usize): v128 {
  const one = v128.load64_zero(table + ((<usize>load<u32>(codes)) << 3));
  return v128.load64_lane(table + ((<usize>load<u32>(codes, 4)) << 3), one, 1);
}

/** `stride` bytes lie between a panel's columns. */
function addSquares(column: usize, stride: usize, values: usize, count: i32, sums: usize): void {
  const value0 = v128.load64_splat(values);
  const value1 = v128.load64_splat(values, 8);
  const value2 = v128.load64_splat(values, 16);
  const value3 = v128.load64_splat(values, 24);
  const column1 = column + stride;
  const column2 = column1 + stride;
  const column3 = column2 + stride;
  for (let s: usize = 0, end = (<usize>count) << 3; s < end; s += 16) {
    const difference0 = f64x2.sub(v128.load(column + s), value0);
    const difference1 = f64x2.sub(v128.load(column1 + s), value1);
    const difference2 = f64x2.sub(v128.load(column2 + s), value2);
    const difference3 = f64x2.sub(v128.load(column3 + s), value3);
    let sum = f64x2.add(v128.load(sums + s), f64x2.mul(difference0, difference0));
    sum = f64x2.add(sum, f64x2.mul(difference1, difference1));
    sum = f64x2.add(sum, f64x2.mul(difference2, difference2));
    v128.store(sums + s, f64x2.add(sum, f64x2.mul(difference3, difference3)));
  }
}

/** `expOfSteps` of models/svm/fast-exp.ts of two z ≥ 0 or NaN; `powers` is its table. */
function power(z: v128, powers: usize): v128 {
  // As `z < FURTHEST ? z : FURTHEST`, and its whole part.
  const within = f64x2.pmin(f64x2.splat(FURTHEST), z);
  const whole = f64x2.floor(within);
  const k = f64x2.add(whole, f64x2.splat(TWO_52));
  const r = f64x2.sub(within, whole);
  let known = v128.load64_zero(powers + ((<usize>i32x4.extract_lane(k, 0)) << 3));
  known = v128.load64_lane(powers + ((<usize>i32x4.extract_lane(k, 2)) << 3), known, 1);
  const third = f64x2.sub(f64x2.splat(SECOND), f64x2.mul(r, f64x2.splat(THIRD)));
  const series = f64x2.sub(f64x2.splat(FIRST), f64x2.mul(r, third));
  return f64x2.sub(known, f64x2.mul(f64x2.mul(known, r), series));
}
