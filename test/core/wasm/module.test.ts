import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileKernels, moduleSource } from '../../../scripts/wasm/compile.mjs';
import { fromBase64 } from '../../../src/core/bytes/base64.ts';
import { KERNELS_MODULE } from '../../../src/core/wasm/module.ts';

describe('the compiled kernels', () => {
  let compiled: Awaited<ReturnType<typeof compileKernels>>;
  beforeAll(async () => {
    compiled = await compileKernels();
  }, 120_000);

  it('are what assembly/ compiles to, to the byte', () => {
    const committed = readFileSync(new URL('../../../src/core/wasm/module.ts', import.meta.url), 'utf8');
    expect(moduleSource(compiled.bytes)).toBe(committed);
  });

  it('have no instruction whose result is up to the processor', () => {
    expect(compiled.text).toContain('f64x2.mul');
    expect(compiled.text).not.toMatch(/relaxed|atomic|shared/);
  });

  it('import the memory alone, and start nothing', () => {
    const module = new WebAssembly.Module(fromBase64(KERNELS_MODULE) ?? new Uint8Array());
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    expect(WebAssembly.Module.exports(module).every(({ kind }) => kind === 'function')).toBe(true);
    expect(compiled.text).not.toContain('(start');
  });
});
