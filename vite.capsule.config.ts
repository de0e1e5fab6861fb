import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildInfo } from './scripts/build-info.mjs';
import { capsule } from './scripts/capsule/plugin.ts';
import { capsuleModules } from './scripts/capsule/modules.ts';

/** The whole page in one file, `dist/selfsame.html`, which needs no server and nothing beside it. */
export default defineConfig({
  publicDir: false,
  define: buildInfo(),
  plugins: [react(), capsuleModules(), capsule()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2023',
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
    rollupOptions: {
      input: 'src/app/main.tsx',
      output: { format: 'iife', codeSplitting: false },
      // Of Vite's helper for preloading, which has nothing to do here.
      checks: { emptyImportMeta: false },
    },
  },
});
