/** Gives out arrays one after another. They are not cleared, and have room for a multiple of four elements. */
export interface Arena {
  float64(length: number): Float64Array;
  float32(length: number): Float32Array;
  int32(length: number): Int32Array;
  int16(length: number): Int16Array;
  uint16(length: number): Uint16Array;
  uint8(length: number): Uint8Array;
  /** An arena of `bytes` within this one. */
  part(bytes: number): Arena;
  /** Gives out everything anew: whoever holds an array must not use it any more. */
  reset(): void;
}

/** Vectors are 16 bytes, and arrays begin at multiples of them. */
const ALIGNMENT = 16;

/** What an array of `length` elements of `size` bytes takes. */
export function arenaBytes(length: number, size: number): number {
  return Math.ceil((roundUp(length) * size) / ALIGNMENT) * ALIGNMENT;
}

/** The multiple of four from `length` on. */
export function roundUp(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** @throws RangeError where more is asked for than there is */
export function arenaOf(buffer: ArrayBuffer, start = 0, end = buffer.byteLength): Arena {
  let free = start;
  const take = (bytes: number): number => {
    const at = free;
    if (at + bytes > end) throw new RangeError('the arena is full');
    free += bytes;
    return at;
  };
  return {
    float64: (length) => new Float64Array(buffer, take(arenaBytes(length, 8)), length),
    float32: (length) => new Float32Array(buffer, take(arenaBytes(length, 4)), length),
    int32: (length) => new Int32Array(buffer, take(arenaBytes(length, 4)), length),
    int16: (length) => new Int16Array(buffer, take(arenaBytes(length, 2)), length),
    uint16: (length) => new Uint16Array(buffer, take(arenaBytes(length, 2)), length),
    uint8: (length) => new Uint8Array(buffer, take(arenaBytes(length, 1)), length),
    part: (bytes) => {
      const at = take(arenaBytes(bytes, 1));
      return arenaOf(buffer, at, at + bytes);
    },
    reset: () => {
      free = start;
    },
  };
}

/** Arrays of their own, which the engine takes back. */
export const PLAIN_ARENA: Arena = {
  float64: (length) => new Float64Array(length),
  float32: (length) => new Float32Array(length),
  int32: (length) => new Int32Array(length),
  int16: (length) => new Int16Array(length),
  uint16: (length) => new Uint16Array(length),
  uint8: (length) => new Uint8Array(length),
  part: () => PLAIN_ARENA,
  reset: () => {},
};
