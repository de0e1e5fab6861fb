import { defineConfig } from 'vite';
import { buildInfo } from './scripts/build-info.mjs';
import { declarations } from './scripts/library/declarations.ts';

const OUT = 'dist/lib';

/** `…/node_modules/yaml/dist/x` becomes `packages/yaml/dist/x`: npm packs no folder of the other name. */
const place = (module: string): string => module.replace(/^.*node_modules\//, 'packages/').replace(/^library\//, '');

/**
 * The package: one file for each module, so that a bundler drops those that nothing leads to. The packages that it uses are
 * in it, since the bytes of results depend on their exact versions.
 */
export default defineConfig({
  publicDir: false,
  define: buildInfo(),
  plugins: [declarations(OUT, 'tsconfig.lib.json', { index: 'library/index', node: 'library/node' })],
  build: {
    outDir: OUT,
    target: 'es2022',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    license: { fileName: 'LICENSES.md' },
    lib: {
      entry: { index: 'src/library/index.ts', node: 'src/library/node.ts', thread: 'src/library/thread.ts' },
      formats: ['es'],
    },
    rollupOptions: {
      // Ours. What a package would take of Node where it finds it (`require('fs')`) it does without, as in a browser.
      external: /^node:/,
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: ({ name }) => `${place(name)}.js` },
    },
  },
});
