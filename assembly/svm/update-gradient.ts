/** Rows in a block, whose extremes are compared with those of the blocks before it. */
const BLOCK: i32 = 256;

/**
 * gradient[t] −= riseI · rowI[t] + riseJ · rowJ[t]: models/svm/active-set.ts. Writes to `found` the position of the first
 * greatest gradient + rise and of the first least gradient + fall, −1 where all are infinite.
 */
export function updateGradient(
  size: i32,
  gradient: usize,
  rise: usize,
  fall: usize,
  rowI: usize,
  riseI: f64,
  rowJ: usize,
  riseJ: f64,
  found: usize,
): void {
  const ri = f64x2.splat(riseI);
  const rj = f64x2.splat(riseJ);
  let greatest = -Infinity;
  let least = Infinity;
  let greatestFrom = -1;
  let leastFrom = -1;
  for (let from = 0; from < size; from += BLOCK) {
    const end = (<usize>min(from + BLOCK, size)) << 2;
    let high = f64x2.splat(-Infinity);
    let low = f64x2.splat(Infinity);
    for (let k = (<usize>from) << 2; k < end; k += 16) {
      const at = k << 1;
      const i = v128.load(rowI + k);
      const j = v128.load(rowJ + k);
      const loss0 = f64x2.add(f64x2.mul(ri, f64x2.promote_low_f32x4(i)), f64x2.mul(rj, f64x2.promote_low_f32x4(j)));
      const g0 = f64x2.sub(v128.load(gradient + at), loss0);
      v128.store(gradient + at, g0);
      // As `a < b ? b : a`: a NaN is never taken.
      high = f64x2.pmax(high, f64x2.add(g0, v128.load(rise + at)));
      low = f64x2.pmin(low, f64x2.add(g0, v128.load(fall + at)));
      const loss1 = f64x2.add(f64x2.mul(ri, promoteHigh(i)), f64x2.mul(rj, promoteHigh(j)));
      const g1 = f64x2.sub(v128.load(gradient + at, 16), loss1);
      v128.store(gradient + at, g1, 16);
      high = f64x2.pmax(high, f64x2.add(g1, v128.load(rise + at, 16)));
      low = f64x2.pmin(low, f64x2.add(g1, v128.load(fall + at, 16)));
    }
    const blockHigh = max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1));
    const blockLow = min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1));
    if (blockHigh > greatest) {
      greatest = blockHigh;
      greatestFrom = from;
    }
    if (blockLow < least) {
      least = blockLow;
      leastFrom = from;
    }
  }
  store<i32>(found, firstEqual(gradient, rise, greatestFrom, greatest));
  store<i32>(found, firstEqual(gradient, fall, leastFrom, least), 4);
}

/** The first position from `from` on where gradient + side is `value`, which is there unless `from` is −1. */
function firstEqual(gradient: usize, side: usize, from: i32, value: f64): i32 {
  if (from < 0) return -1;
  while (load<f64>(gradient + ((<usize>from) << 3)) + load<f64>(side + ((<usize>from) << 3)) !== value) from++;
  return from;
}

function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}
