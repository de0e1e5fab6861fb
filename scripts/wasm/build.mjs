/** Compiles assembly/ into src/core/wasm/module.ts: `npm run wasm`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKernels, moduleSource } from './compile.mjs';

const target = fileURLToPath(new URL('../../src/core/wasm/module.ts', import.meta.url));
const { bytes } = await compileKernels();
writeFileSync(target, moduleSource(bytes));
console.log(`${bytes.length} bytes in src/core/wasm/module.ts`);
