import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementType,
  fromLittleEndian,
  reverseElements,
  toLittleEndian,
} from '../../../src/core/bytes/typed-arrays.ts';
import type { NumberArray } from '../../../src/core/bytes/value.ts';

const ARRAYS: fc.Arbitrary<NumberArray> = fc.oneof(
  fc.float64Array(),
  fc.float32Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint16Array(),
  fc.uint8Array(),
);
const SETTERS = {
  f64: 'setFloat64',
  f32: 'setFloat32',
  i32: 'setInt32',
  u32: 'setUint32',
  u16: 'setUint16',
  u8: 'setUint8',
} as const;

/** What a DataView writes, whatever the machine. */
function written(array: NumberArray, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(array.byteLength));
  array.forEach((value, i) => view[SETTERS[elementType(array)]](i * array.BYTES_PER_ELEMENT, value, littleEndian));
  return new Uint8Array(view.buffer);
}

const isNumber = (array: { some(test: (value: number) => boolean): boolean }): boolean => !array.some(Number.isNaN);

describe('arrays of numbers as bytes', () => {
  it('are little-endian, and come back', () =>
    fc.assert(
      fc.property(ARRAYS.filter(isNumber), (array) => {
        const bytes = toLittleEndian(array);
        expect(bytes).toEqual(written(array, true));
        expect(fromLittleEndian(bytes, elementType(array))).toEqual(array);
      }),
    ));

  it('have one NaN, whatever its payload', () => {
    const many = new Float64Array(
      BigUint64Array.of(0x7ff8000000000001n, 0xfff8000000000000n, 0x7ff0000000000001n).buffer,
    );
    for (const at of [0, 8, 16])
      expect([...toLittleEndian(many).subarray(at, at + 8)]).toEqual([0, 0, 0, 0, 0, 0, 0xf8, 0x7f]);
    expect([...toLittleEndian(Float32Array.of(1, NaN))]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0xc0, 0x7f]);
  });

  it('are turned round on machines of the other order', () =>
    fc.assert(
      fc.property(ARRAYS.filter(isNumber), (array) => {
        const bytes = toLittleEndian(array);
        expect(reverseElements(bytes, array.BYTES_PER_ELEMENT)).toEqual(written(array, false));
      }),
    ));

  it('are copies, and read parts of others', () => {
    const part = Float64Array.of(1, 2, 3).subarray(1, 2);
    const bytes = toLittleEndian(part);
    part[0] = 5;
    expect(fromLittleEndian(Uint8Array.from([9, ...bytes, 9]).subarray(1, 9), 'f64')).toEqual(Float64Array.of(2));
  });
});
