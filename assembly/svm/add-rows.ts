/** sums[k] = sums[k] + rise0 · row0[k] + … + rise3 · row3[k], from left to right: models/svm/gradient.ts. */
export function addFourRows(
  size: i32,
  sums: usize,
  row0: usize,
  row1: usize,
  row2: usize,
  row3: usize,
  rise0: f64,
  rise1: f64,
  rise2: f64,
  rise3: f64,
): void {
  const r0 = f64x2.splat(rise0);
  const r1 = f64x2.splat(rise1);
  const r2 = f64x2.splat(rise2);
  const r3 = f64x2.splat(rise3);
  for (let k: usize = 0, end = (<usize>size) << 2; k < end; k += 16) {
    const at = sums + (k << 1);
    const x0 = v128.load(row0 + k);
    const x1 = v128.load(row1 + k);
    const x2 = v128.load(row2 + k);
    const x3 = v128.load(row3 + k);
    let low = f64x2.add(v128.load(at), f64x2.mul(r0, f64x2.promote_low_f32x4(x0)));
    low = f64x2.add(low, f64x2.mul(r1, f64x2.promote_low_f32x4(x1)));
    low = f64x2.add(low, f64x2.mul(r2, f64x2.promote_low_f32x4(x2)));
    low = f64x2.add(low, f64x2.mul(r3, f64x2.promote_low_f32x4(x3)));
    v128.store(at, low);
    let high = f64x2.add(v128.load(at, 16), f64x2.mul(r0, promoteHigh(x0)));
    high = f64x2.add(high, f64x2.mul(r1, promoteHigh(x1)));
    high = f64x2.add(high, f64x2.mul(r2, promoteHigh(x2)));
    high = f64x2.add(high, f64x2.mul(r3, promoteHigh(x3)));
    v128.store(at, high, 16);
  }
}

/** sums[k] += rise · row[k]. */
export function addRow(size: i32, sums: usize, row: usize, rise: f64): void {
  const r = f64x2.splat(rise);
  for (let k: usize = 0, end = (<usize>size) << 2; k < end; k += 16) {
    const at = sums + (k << 1);
    const x = v128.load(row + k);
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(r, f64x2.promote_low_f32x4(x))));
    v128.store(at, f64x2.add(v128.load(at, 16), f64x2.mul(r, promoteHigh(x))), 16);
  }
}

function promoteHigh(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}
