/** to[t] = from[positions[t]] of single floats. */
export function gather(size: i32, from: usize, positions: usize, to: usize): void {
  for (let t: usize = 0, end = (<usize>size) << 2; t < end; t += 16) {
    let four = v128.load32_zero(from + ((<usize>load<u32>(positions + t)) << 2));
    four = v128.load32_lane(from + ((<usize>load<u32>(positions + t, 4)) << 2), four, 1);
    four = v128.load32_lane(from + ((<usize>load<u32>(positions + t, 8)) << 2), four, 2);
    four = v128.load32_lane(from + ((<usize>load<u32>(positions + t, 12)) << 2), four, 3);
    v128.store(to + t, four);
  }
}
