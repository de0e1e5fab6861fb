import { afterEach, describe, expect, it, vi } from 'vitest';
import { arenaBytes } from '../../../src/core/wasm/arena.ts';
import { openKernels } from '../../../src/core/wasm/open-kernels.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('openKernels', () => {
  it('gives kernels and a memory of their own', () => {
    const [one, other] = [openKernels(1000), openKernels(1000)];
    const first = one?.arena.float64(4).fill(1);
    const second = other?.arena.float64(4);
    expect(first).toEqual(Float64Array.of(1, 1, 1, 1));
    expect(second).toEqual(new Float64Array(4));
    expect(one?.kernels.findPartner).toBeTypeOf('function');
  });

  it('gives null where there is no WebAssembly', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(openKernels(1000)).toBeNull();
  });

  it('gives null where a policy refuses it', () => {
    const refuse = class {
      constructor() {
        throw new EvalError('blocked by Content Security Policy');
      }
    };
    vi.stubGlobal('WebAssembly', { Module: refuse, Memory: refuse, Instance: refuse });
    expect(openKernels(1000)).toBeNull();
  });

  it('gives null where there is not so much memory', () => {
    expect(openKernels(1e12)).toBeNull();
  });
});

describe('an arena', () => {
  it('gives out arrays that do not overlap, at multiples of 16 bytes', () => {
    const arena = openKernels(65536)?.arena;
    const arrays = [arena?.int32(1), arena?.float64(3), arena?.float32(5), arena?.int32(0), arena?.float32(2)];
    let end = 0;
    for (const array of arrays) {
      expect(array?.byteOffset).toBeGreaterThanOrEqual(end);
      expect((array?.byteOffset ?? 1) % 16).toBe(0);
      end = (array?.byteOffset ?? 0) + arenaBytes(array?.length ?? 0, array?.BYTES_PER_ELEMENT ?? 0);
    }
  });

  it('refuses more than it has, and has it all again after a reset', () => {
    const part = openKernels(65536)?.arena.part(64);
    const first = part?.float64(8);
    expect(() => part?.float32(1)).toThrow(RangeError);
    part?.reset();
    expect(part?.float64(8).byteOffset).toBe(first?.byteOffset);
  });
});
