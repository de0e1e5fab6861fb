import { build } from 'vite';
import { goldenCases } from './golden-plugin.ts';
import { realmScript } from './realm-plugin.ts';

/** Builds the program that proves the golden cases: one module, the same in every engine, without any import but Node's. */
export async function buildProgram(folder: string): Promise<string> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [goldenCases(), realmScript()],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      reportCompressedSize: false,
      lib: { entry: 'test/every-engine/program/main.ts', formats: ['es'], fileName: () => 'program.mjs' },
      rollupOptions: { external: ['node:vm', 'node:worker_threads'], output: { codeSplitting: false } },
    },
  });
  return `${folder}/program.mjs`;
}
