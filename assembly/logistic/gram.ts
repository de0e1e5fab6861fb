import { highs, lows } from './columns';

/**
 * gram[j·width + t] += Σᵢ h[i]·xᵢⱼ·xᵢₜ for t ≤ j (and some beside them), by row index: `addGram` of
 * models/logistic-regression/columns.ts, four columns by four at a time, of which two t lie side by side. `scaled` has room
 * for four columns.
 */
export function addGram(x: usize, stride: usize, width: i32, size: i32, h: usize, gram: usize, scaled: usize): void {
  const row = (<usize>width) << 3;
  const four = stride << 2;
  for (let j = 0, column = x; j < width; j += 4, column += four) {
    scaleFour(column, stride, size, h, scaled);
    let to = gram + <usize>j * row;
    for (let t = 0, other = x; t <= j; t += 4, other += four) {
      addSquare(other, stride, size, scaled, to, row);
      to += 32;
    }
  }
}

/** h[i]·xᵢⱼ for four columns j, row by row. */
function scaleFour(a: usize, stride: usize, size: i32, h: usize, scaled: usize): void {
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (const end = h + ((<usize>size) << 3); h < end; h += 16) {
    const weights = v128.load(h);
    const xa = f64x2.mul(weights, v128.load(a));
    const xb = f64x2.mul(weights, v128.load(a + stride));
    const xc = f64x2.mul(weights, v128.load(a + stride2));
    const xd = f64x2.mul(weights, v128.load(a + stride3));
    v128.store(scaled, lows(xa, xb));
    v128.store(scaled, lows(xc, xd), 16);
    v128.store(scaled, highs(xa, xb), 32);
    v128.store(scaled, highs(xc, xd), 48);
    scaled += 64;
    a += 16;
  }
}

function addSquare(a: usize, stride: usize, size: i32, scaled: usize, row0: usize, row: usize): void {
  const row1 = row0 + row;
  const row2 = row1 + row;
  const row3 = row2 + row;
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  let ab0 = v128.load(row0);
  let cd0 = v128.load(row0, 16);
  let ab1 = v128.load(row1);
  let cd1 = v128.load(row1, 16);
  let ab2 = v128.load(row2);
  let cd2 = v128.load(row2, 16);
  let ab3 = v128.load(row3);
  let cd3 = v128.load(row3, 16);
  for (const end = scaled + ((<usize>size) << 5); scaled < end; scaled += 64) {
    const xa = v128.load(a);
    const xb = v128.load(a + stride);
    const xc = v128.load(a + stride2);
    const xd = v128.load(a + stride3);
    const ab = lows(xa, xb);
    const nextAb = highs(xa, xb);
    const cd = lows(xc, xd);
    const nextCd = highs(xc, xd);
    const s0 = v128.load64_splat(scaled);
    ab0 = f64x2.add(ab0, f64x2.mul(s0, ab));
    cd0 = f64x2.add(cd0, f64x2.mul(s0, cd));
    const s1 = v128.load64_splat(scaled, 8);
    ab1 = f64x2.add(ab1, f64x2.mul(s1, ab));
    cd1 = f64x2.add(cd1, f64x2.mul(s1, cd));
    const s2 = v128.load64_splat(scaled, 16);
    ab2 = f64x2.add(ab2, f64x2.mul(s2, ab));
    cd2 = f64x2.add(cd2, f64x2.mul(s2, cd));
    const s3 = v128.load64_splat(scaled, 24);
    ab3 = f64x2.add(ab3, f64x2.mul(s3, ab));
    cd3 = f64x2.add(cd3, f64x2.mul(s3, cd));
    const s4 = v128.load64_splat(scaled, 32);
    ab0 = f64x2.add(ab0, f64x2.mul(s4, nextAb));
    cd0 = f64x2.add(cd0, f64x2.mul(s4, nextCd));
    const s5 = v128.load64_splat(scaled, 40);
    ab1 = f64x2.add(ab1, f64x2.mul(s5, nextAb));
    cd1 = f64x2.add(cd1, f64x2.mul(s5, nextCd));
    const s6 = v128.load64_splat(scaled, 48);
    ab2 = f64x2.add(ab2, f64x2.mul(s6, nextAb));
    cd2 = f64x2.add(cd2, f64x2.mul(s6, nextCd));
    const s7 = v128.load64_splat(scaled, 56);
    ab3 = f64x2.add(ab3, f64x2.mul(s7, nextAb));
    cd3 = f64x2.add(cd3, f64x2.mul(s7, nextCd));
    a += 16;
  }
  v128.store(row0, ab0);
  v128.store(row0, cd0, 16);
  v128.store(row1, ab1);
  v128.store(row1, cd1, 16);
  v128.store(row2, ab2);
  v128.store(row2, cd2, 16);
  v128.store(row3, ab3);
  v128.store(row3, cd3, 16);
}
