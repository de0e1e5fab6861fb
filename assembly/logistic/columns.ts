/*
 * `src/core/models/logistic-regression/columns.ts`, two sums side by side. `x` is the address of a tile's first number;
 * `stride` bytes lie between its columns, of which there are a multiple of four (`width`) and which have an even number of
 * rows (`size`).
 */

/** out[i] += Σⱼ v[j]·xᵢⱼ, by column index; two rows side by side. */
export function addToRows(x: usize, stride: usize, width: i32, size: i32, v: usize, out: usize): void {
  for (let j = 0; j < width;) {
    const isFour = anyOfFour(v);
    if (isFour && j + 8 <= width && anyOfFour(v + 32)) {
      addEight(x, stride, size, v, out);
      x += stride << 3;
      v += 64;
      j += 8;
      continue;
    }
    // As there: four products with 0 are not added, which would make 0 of −0.
    if (isFour) addFour(x, stride, size, v, out);
    x += stride << 2;
    v += 32;
    j += 4;
  }
}

function anyOfFour(v: usize): bool {
  return load<f64>(v) !== 0 || load<f64>(v, 8) !== 0 || load<f64>(v, 16) !== 0 || load<f64>(v, 24) !== 0;
}

function addEight(x: usize, stride: usize, size: i32, v: usize, out: usize): void {
  const va = v128.load64_splat(v);
  const vb = v128.load64_splat(v, 8);
  const vc = v128.load64_splat(v, 16);
  const vd = v128.load64_splat(v, 24);
  const ve = v128.load64_splat(v, 32);
  const vf = v128.load64_splat(v, 40);
  const vg = v128.load64_splat(v, 48);
  const vh = v128.load64_splat(v, 56);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  let a = x;
  let e = x + (stride << 2);
  for (const end = out + ((<usize>size) << 3); out < end; out += 16) {
    let sum = f64x2.add(v128.load(out), f64x2.mul(va, v128.load(a)));
    sum = f64x2.add(sum, f64x2.mul(vb, v128.load(a + stride)));
    sum = f64x2.add(sum, f64x2.mul(vc, v128.load(a + stride2)));
    sum = f64x2.add(sum, f64x2.mul(vd, v128.load(a + stride3)));
    sum = f64x2.add(sum, f64x2.mul(ve, v128.load(e)));
    sum = f64x2.add(sum, f64x2.mul(vf, v128.load(e + stride)));
    sum = f64x2.add(sum, f64x2.mul(vg, v128.load(e + stride2)));
    v128.store(out, f64x2.add(sum, f64x2.mul(vh, v128.load(e + stride3))));
    a += 16;
    e += 16;
  }
}

function addFour(x: usize, stride: usize, size: i32, v: usize, out: usize): void {
  const va = v128.load64_splat(v);
  const vb = v128.load64_splat(v, 8);
  const vc = v128.load64_splat(v, 16);
  const vd = v128.load64_splat(v, 24);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  let a = x;
  for (const end = out + ((<usize>size) << 3); out < end; out += 16) {
    let sum = f64x2.add(v128.load(out), f64x2.mul(va, v128.load(a)));
    sum = f64x2.add(sum, f64x2.mul(vb, v128.load(a + stride)));
    sum = f64x2.add(sum, f64x2.mul(vc, v128.load(a + stride2)));
    v128.store(out, f64x2.add(sum, f64x2.mul(vd, v128.load(a + stride3))));
    a += 16;
  }
}

/** out[j] += Σᵢ u[i]·xᵢⱼ, by row index; two columns side by side, eight at a time so that no sum waits for another. */
export function dotColumns(x: usize, stride: usize, width: i32, size: i32, u: usize, out: usize): void {
  let j = 0;
  for (; j + 8 <= width; j += 8) {
    dotEight(x, stride, size, u, out);
    x += stride << 3;
    out += 64;
  }
  if (j < width) dotFour(x, stride, size, u, out);
}

function dotEight(x: usize, stride: usize, size: i32, u: usize, out: usize): void {
  let ab = v128.load(out);
  let cd = v128.load(out, 16);
  let ef = v128.load(out, 32);
  let gh = v128.load(out, 48);
  let a = x;
  let e = x + (stride << 2);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (const end = u + ((<usize>size) << 3); u < end; u += 16) {
    const even = v128.load64_splat(u);
    const odd = v128.load64_splat(u, 8);
    const xa = v128.load(a);
    const xb = v128.load(a + stride);
    ab = f64x2.add(f64x2.add(ab, f64x2.mul(even, lows(xa, xb))), f64x2.mul(odd, highs(xa, xb)));
    const xc = v128.load(a + stride2);
    const xd = v128.load(a + stride3);
    cd = f64x2.add(f64x2.add(cd, f64x2.mul(even, lows(xc, xd))), f64x2.mul(odd, highs(xc, xd)));
    const xe = v128.load(e);
    const xf = v128.load(e + stride);
    ef = f64x2.add(f64x2.add(ef, f64x2.mul(even, lows(xe, xf))), f64x2.mul(odd, highs(xe, xf)));
    const xg = v128.load(e + stride2);
    const xh = v128.load(e + stride3);
    gh = f64x2.add(f64x2.add(gh, f64x2.mul(even, lows(xg, xh))), f64x2.mul(odd, highs(xg, xh)));
    a += 16;
    e += 16;
  }
  v128.store(out, ab);
  v128.store(out, cd, 16);
  v128.store(out, ef, 32);
  v128.store(out, gh, 48);
}

function dotFour(x: usize, stride: usize, size: i32, u: usize, out: usize): void {
  let ab = v128.load(out);
  let cd = v128.load(out, 16);
  let a = x;
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (const end = u + ((<usize>size) << 3); u < end; u += 16) {
    const even = v128.load64_splat(u);
    const odd = v128.load64_splat(u, 8);
    const xa = v128.load(a);
    const xb = v128.load(a + stride);
    ab = f64x2.add(f64x2.add(ab, f64x2.mul(even, lows(xa, xb))), f64x2.mul(odd, highs(xa, xb)));
    const xc = v128.load(a + stride2);
    const xd = v128.load(a + stride3);
    cd = f64x2.add(f64x2.add(cd, f64x2.mul(even, lows(xc, xd))), f64x2.mul(odd, highs(xc, xd)));
    a += 16;
  }
  v128.store(out, ab);
  v128.store(out, cd, 16);
}

/** out[j] += Σᵢ h[i]·xᵢⱼ², by row index. */
export function dotSquares(x: usize, stride: usize, width: i32, size: i32, h: usize, out: usize): void {
  for (let j = 0; j < width; j += 4) {
    squareFour(x, stride, size, h, out);
    x += stride << 2;
    out += 32;
  }
}

function squareFour(x: usize, stride: usize, size: i32, h: usize, out: usize): void {
  let ab = v128.load(out);
  let cd = v128.load(out, 16);
  let a = x;
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (const end = h + ((<usize>size) << 3); h < end; h += 16) {
    const weights = v128.load(h);
    const xa = v128.load(a);
    const xb = v128.load(a + stride);
    const a2 = f64x2.mul(f64x2.mul(weights, xa), xa);
    const b2 = f64x2.mul(f64x2.mul(weights, xb), xb);
    ab = f64x2.add(f64x2.add(ab, lows(a2, b2)), highs(a2, b2));
    const xc = v128.load(a + stride2);
    const xd = v128.load(a + stride3);
    const c2 = f64x2.mul(f64x2.mul(weights, xc), xc);
    const d2 = f64x2.mul(f64x2.mul(weights, xd), xd);
    cd = f64x2.add(f64x2.add(cd, lows(c2, d2)), highs(c2, d2));
    a += 16;
  }
  v128.store(out, ab);
  v128.store(out, cd, 16);
}

/** The first of two columns' two rows. */
export function lows(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 0, 2);
}

/** The second of two columns' two rows. */
export function highs(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 1, 3);
}
