import type { NumberArray } from './value.ts';

/** The element types that files may hold, by the name that stands in the file. */
export const ELEMENT_TYPES = {
  f64: { bytes: 8, create: (n: number) => new Float64Array(n) },
  f32: { bytes: 4, create: (n: number) => new Float32Array(n) },
  i32: { bytes: 4, create: (n: number) => new Int32Array(n) },
  u32: { bytes: 4, create: (n: number) => new Uint32Array(n) },
  u16: { bytes: 2, create: (n: number) => new Uint16Array(n) },
  u8: { bytes: 1, create: (n: number) => new Uint8Array(n) },
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

/** Little-endian bytes, whatever the machine. NaN gets the one quiet pattern: its payload is left open by ECMAScript. */
export function toLittleEndian(array: NumberArray): Uint8Array<ArrayBuffer> {
  const type = elementType(array);
  const out = new Uint8Array(array.length * ELEMENT_TYPES[type].bytes);
  const view = new DataView(out.buffer);
  switch (type) {
    case 'f64':
      for (let i = 0; i < array.length; i++) {
        if (array[i] === array[i]) view.setFloat64(i * 8, array[i], true);
        else view.setUint32(i * 8 + 4, 0x7ff80000, true);
      }
      break;
    case 'f32':
      for (let i = 0; i < array.length; i++) {
        if (array[i] === array[i]) view.setFloat32(i * 4, array[i], true);
        else view.setUint32(i * 4, 0x7fc00000, true);
      }
      break;
    case 'i32':
      for (let i = 0; i < array.length; i++) view.setInt32(i * 4, array[i], true);
      break;
    case 'u32':
      for (let i = 0; i < array.length; i++) view.setUint32(i * 4, array[i], true);
      break;
    case 'u16':
      for (let i = 0; i < array.length; i++) view.setUint16(i * 2, array[i], true);
      break;
    case 'u8':
      out.set(array);
  }
  return out;
}

/** The reverse; `bytes.length` must be a multiple of the element's size. */
export function fromLittleEndian(bytes: Uint8Array, type: ElementType): NumberArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { bytes: size, create } = ELEMENT_TYPES[type];
  const array = create(bytes.length / size);
  switch (type) {
    case 'f64':
      for (let i = 0; i < array.length; i++) array[i] = view.getFloat64(i * 8, true);
      break;
    case 'f32':
      for (let i = 0; i < array.length; i++) array[i] = view.getFloat32(i * 4, true);
      break;
    case 'i32':
      for (let i = 0; i < array.length; i++) array[i] = view.getInt32(i * 4, true);
      break;
    case 'u32':
      for (let i = 0; i < array.length; i++) array[i] = view.getUint32(i * 4, true);
      break;
    case 'u16':
      for (let i = 0; i < array.length; i++) array[i] = view.getUint16(i * 2, true);
      break;
    case 'u8':
      array.set(bytes);
  }
  return array;
}
