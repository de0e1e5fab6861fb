/**
 * Draws n of n rows with replacement by the stream of ../random/alea, and counts them: counts[places[row]].
 * `state` is moved on; it is kept out of memory while rows are drawn, which each draw would else wait for.
 */
export function drawRows(state: usize, n: u32, places: usize, counts: usize): void {
  memory.fill(counts, 0, (<usize>n) << 2);
  /** Draws of the incomplete last cycle, which would favour small numbers, have a start of their cycle above this. */
  const last: u32 = 0 - n;
  let s0 = <u64>load<u32>(state);
  let s1 = <u64>load<u32>(state, 4);
  let s2 = <u64>load<u32>(state, 8);
  let carry = <u64>load<u32>(state, 12);
  for (let drawn: u32 = 0; drawn < n;) {
    const t = 2091639 * s0 + carry;
    s0 = s1;
    s1 = s2;
    s2 = t & 0xffffffff;
    carry = t >>> 32;
    const row = <u32>t % n;
    if (<u32>t - row > last) continue;
    const at = counts + ((<usize>load<u32>(places + ((<usize>row) << 2))) << 2);
    store<u32>(at, load<u32>(at) + 1);
    drawn++;
  }
  store<u32>(state, <u32>s0);
  store<u32>(state, <u32>s1, 4);
  store<u32>(state, <u32>s2, 8);
  store<u32>(state, <u32>carry, 12);
}

/**
 * What the scores of a resample are made of: `addUp` of evaluation/resamples.ts.
 * @param losses logarithmic loss and Brier score of each row, side by side
 * @param sums room for eight
 */
export function addUpRows(
  n: i32,
  flagged: i32,
  y: usize,
  ends: usize,
  losses: usize,
  counts: usize,
  sums: usize,
): void {
  let tp: i32 = 0;
  let fp: i32 = 0;
  let tpBefore: i32 = 0;
  let fpBefore: i32 = 0;
  let flaggedTp: i32 = 0;
  let flaggedFp: i32 = 0;
  let twice: f64 = 0;
  let steps: f64 = 0;
  let lossSums = f64x2.splat(0);
  for (let i = 0; i < n; i++) {
    if (i === flagged) {
      flaggedTp = tp;
      flaggedFp = fp;
    }
    const count = load<i32>(counts + ((<usize>i) << 2));
    const positives = count & -(<i32>load<u8>(y + <usize>i));
    tp += positives;
    fp += count - positives;
    lossSums = f64x2.add(lossSums, f64x2.mul(f64x2.splat(<f64>count), v128.load(losses + ((<usize>i) << 4))));
    if (load<u8>(ends + <usize>i) === 0) continue;
    if (tp > tpBefore) steps += <f64>(tp - tpBefore) * (<f64>tp / <f64>(tp + fp));
    twice += <f64>(fp - fpBefore) * <f64>(tpBefore + tp);
    tpBefore = tp;
    fpBefore = fp;
  }
  if (flagged === n) {
    flaggedTp = tp;
    flaggedFp = fp;
  }
  store<f64>(sums, <f64>tp);
  store<f64>(sums, <f64>fp, 8);
  store<f64>(sums, <f64>flaggedTp, 16);
  store<f64>(sums, <f64>flaggedFp, 24);
  store<f64>(sums, twice, 32);
  store<f64>(sums, steps, 40);
  v128.store(sums, lossSums, 48);
}
