import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** The command line and its task worker: two self-contained files, since a bundle's program should need nothing else. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    sourcemap: false,
    rollupOptions: {
      input: { selfsame: 'src/cli/main.ts', 'task-worker': 'src/worker/task.node.ts' },
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
    },
  },
  ssr: { noExternal: true },
});
