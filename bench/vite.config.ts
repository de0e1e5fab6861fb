import { defineConfig } from 'vite';

/** The benchmark's two programs: the one that measures, and the child process that runs our kernels. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/bench',
    target: 'node20',
    ssr: true,
    minify: false,
    rollupOptions: {
      input: { bench: 'bench/main.ts', kernels: 'bench/our-kernels.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
