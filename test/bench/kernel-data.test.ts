import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKernelData, writeKernelData, type Rows } from '../../bench/data/kernel-data.ts';

it('reads what was written', () => {
  const rows = (n: number): Rows => ({
    design: {
      n,
      numericNames: ['x0', 'x1'],
      numeric: [new Float64Array(n).fill(1 / 3), Float64Array.from({ length: n }, (_, i) => -i)],
      categorical: [{ name: 'c0', codes: Int32Array.from({ length: n }, (_, i) => (i % 3) - 1), levels: 2 }],
    },
    y: Uint8Array.from({ length: n }, (_, i) => i % 2),
  });
  const data = { train: rows(7), query: rows(3) };
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-test-'));
  try {
    writeKernelData(folder, data);
    expect(readKernelData(folder)).toEqual(data);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
