import type { NumberArray } from './value.ts';

/** The element types that files may hold, by the name that stands in the file. */
export const ELEMENT_TYPES = {
  f64: { bytes: 8, view: (buffer: ArrayBuffer) => new Float64Array(buffer) },
  f32: { bytes: 4, view: (buffer: ArrayBuffer) => new Float32Array(buffer) },
  i32: { bytes: 4, view: (buffer: ArrayBuffer) => new Int32Array(buffer) },
  u32: { bytes: 4, view: (buffer: ArrayBuffer) => new Uint32Array(buffer) },
  u16: { bytes: 2, view: (buffer: ArrayBuffer) => new Uint16Array(buffer) },
  u8: { bytes: 1, view: (buffer: ArrayBuffer) => new Uint8Array(buffer) },
} as const;

export type ElementType = keyof typeof ELEMENT_TYPES;

export function elementType(array: NumberArray): ElementType {
  if (array instanceof Float64Array) return 'f64';
  if (array instanceof Float32Array) return 'f32';
  if (array instanceof Int32Array) return 'i32';
  if (array instanceof Uint32Array) return 'u32';
  if (array instanceof Uint16Array) return 'u16';
  return 'u8';
}

export function isNumberArray(value: unknown): value is NumberArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** The one quiet NaN, little-endian, by the bytes of an element. */
const NANS = { 4: Uint8Array.of(0, 0, 0xc0, 0x7f), 8: Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0x7f) } as const;

/** Little-endian bytes, whatever the machine. NaN gets the one quiet pattern: its payload is left open by ECMAScript. */
export function toLittleEndian(array: NumberArray): Uint8Array<ArrayBuffer> {
  const out = inOrder(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), array.BYTES_PER_ELEMENT);
  if (array instanceof Float64Array || array instanceof Float32Array) {
    const size = array.BYTES_PER_ELEMENT;
    for (let i = 0; i < array.length; i++) if (array[i] !== array[i]) out.set(size === 8 ? NANS[8] : NANS[4], i * size);
  }
  return out;
}

/** The reverse; `bytes.length` must be a multiple of the element's size. */
export function fromLittleEndian(bytes: Uint8Array, type: ElementType): NumberArray {
  const { bytes: size, view } = ELEMENT_TYPES[type];
  return view(inOrder(bytes, size).buffer);
}

/** A copy, of machine order made little-endian or the reverse. */
function inOrder(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  return IS_LITTLE_ENDIAN ? copy : reverseElements(copy, size);
}

/** Reverses the bytes of each element, in place. */
export function reverseElements<T extends Uint8Array>(bytes: T, size: number): T {
  for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}
