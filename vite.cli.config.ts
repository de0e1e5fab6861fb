import { chmodSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { buildInfo } from './scripts/build-info.mjs';

function executable(): Plugin {
  return {
    name: 'executable',
    writeBundle({ dir = '.' }) {
      chmodSync(join(dir, 'selfsame.js'), 0o755);
    },
  };
}

/** The command line: one self-contained file that needs Node alone and runs wherever it is copied to. */
export default defineConfig({
  publicDir: false,
  plugins: [executable()],
  define: buildInfo(),
  build: {
    outDir: 'dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    sourcemap: false,
    license: { fileName: 'LICENSES.md' },
    rollupOptions: {
      input: { selfsame: 'src/cli/main.ts' },
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
