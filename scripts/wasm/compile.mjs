import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * No runtime, no start function and no import but the memory. SIMD has a fixed width: relaxed instructions, whose results
 * differ between processors, stay off.
 */
const OPTIONS = [
  '--baseDir',
  ROOT,
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--importMemory',
  '--noExportMemory',
  '--enable',
  'simd',
  '--disable',
  'bulk-memory',
];

/** The module of assembly/kernels.ts and its text: the same from the same sources and the same compiler. */
export async function compileKernels() {
  const files = new Map();
  const output = ['--outFile', 'kernels.wasm', '--textFile', 'kernels.wat'];
  const { error, stderr } = await asc.main(['assembly/kernels.ts', ...output, ...OPTIONS], {
    writeFile: (name, contents) => {
      files.set(name, contents);
    },
  });
  if (error !== null) throw new Error(stderr.toString());
  return { bytes: files.get('kernels.wasm'), text: files.get('kernels.wat') };
}

/** The file that holds the module. */
export function moduleSource(bytes) {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,112}/g);
  return [
    '/** assembly/ compiled by `npm run wasm`, which writes this file; a test compiles it again. */',
    `export const KERNELS_MODULE =\n${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
