import { fromBase64 } from '../bytes/base64.ts';
import { arenaOf, type Arena } from './arena.ts';
import type { Kernels } from './kernels.ts';
import { KERNELS_MODULE } from './module.ts';

/** What is used of WebAssembly, which is in none of the core's libraries. */
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: { env: { memory: object } },
  ) => { readonly exports: Readonly<Record<keyof Kernels, unknown>> };
}

/** Kernels and the memory that they work on; both go when nobody holds them any more. */
export interface OpenKernels {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

const PAGE = 65536;

/** Compiled once: a constant, which takes half a millisecond to make. */
let module: object | null = null;

/**
 * Kernels on a memory of their own with room for `bytes` (pages that are never touched cost nothing); `null` where there
 * is no WebAssembly, a policy forbids it, it has no fixed-width SIMD, or there is not so much memory. The functions in
 * TypeScript then give the same bits.
 */
export function openKernels(bytes: number): OpenKernels | null {
  // The one place where the core looks for it: no relaxed SIMD (scripts/wasm), and no NaN that reaches an output.
  const { WebAssembly } = globalThis as unknown as { WebAssembly?: WebAssemblyInterface };
  if (WebAssembly === undefined) return null;
  try {
    const { Module, Memory, Instance } = WebAssembly;
    module ??= new Module(fromBase64(KERNELS_MODULE) ?? new Uint8Array());
    const memory = new Memory({ initial: Math.ceil(bytes / PAGE) });
    const { exports } = new Instance(module, { env: { memory } });
    return { kernels: exports as unknown as Kernels, arena: arenaOf(memory.buffer) };
  } catch {
    return null;
  }
}
