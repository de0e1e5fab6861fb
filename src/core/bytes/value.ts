/** Plain data that has one canonical byte form: JSON values, and typed arrays as leaves. */
export type NumberArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;
export type Value =
  null | boolean | number | string | NumberArray | readonly Value[] | { readonly [key: string]: Value };

/** Plain JSON. Objects keep the order of their keys. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
