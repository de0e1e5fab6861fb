import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Design } from '../../src/core/preprocessing/design.ts';

/** Rows of one purpose: what a kernel is fitted on, or what it is asked. */
export interface Rows {
  readonly design: Design;
  /** Length design.n. */
  readonly y: Uint8Array;
}

export interface KernelData {
  readonly train: Rows;
  readonly query: Rows;
}

interface Meta {
  readonly train: number;
  readonly query: number;
  readonly numeric: number;
  /** Levels of each categorical column. */
  readonly levels: readonly number[];
}

/** Both sides read the same files: little-endian, one column after the other, described by meta.json. */
export function writeKernelData(folder: string, { train, query }: KernelData): void {
  mkdirSync(folder, { recursive: true });
  const meta: Meta = {
    train: train.design.n,
    query: query.design.n,
    numeric: train.design.numeric.length,
    levels: train.design.categorical.map(({ levels }) => levels),
  };
  writeFileSync(join(folder, 'meta.json'), JSON.stringify(meta));
  for (const [name, { design, y }] of Object.entries({ train, query })) {
    writeColumns(join(folder, `${name}.f64`), design.numeric);
    writeColumns(
      join(folder, `${name}.i32`),
      design.categorical.map(({ codes }) => codes),
    );
    writeColumns(join(folder, `${name}.u8`), [y]);
  }
}

function writeColumns(file: string, columns: readonly (Float64Array | Int32Array | Uint8Array)[]): void {
  writeFileSync(file, '');
  for (const { buffer, byteOffset, byteLength } of columns)
    writeFileSync(file, new Uint8Array(buffer, byteOffset, byteLength), { flag: 'a' });
}

export function readKernelData(folder: string): KernelData {
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as Meta;
  return { train: readRows(folder, 'train', meta.train, meta), query: readRows(folder, 'query', meta.query, meta) };
}

function readRows(folder: string, name: string, n: number, { numeric, levels }: Meta): Rows {
  const read = (suffix: string): ArrayBuffer => {
    const bytes = readFileSync(join(folder, `${name}.${suffix}`));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  };
  const doubles = read('f64');
  const codes = read('i32');
  return {
    design: {
      n,
      numericNames: Array.from({ length: numeric }, (_, j) => `x${j}`),
      numeric: Array.from({ length: numeric }, (_, j) => new Float64Array(doubles, j * n * 8, n).slice()),
      categorical: levels.map((count, c) => ({
        name: `c${c}`,
        codes: new Int32Array(codes, c * n * 4, n).slice(),
        levels: count,
      })),
    },
    y: new Uint8Array(read('u8')),
  };
}
