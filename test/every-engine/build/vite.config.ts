import { defineConfig, type Plugin } from 'vite';
import { goldenCases } from './golden-plugin.ts';
import { buildProgram } from './program.ts';

const OUT = 'dist/engines';

/** Beside the one that starts the engines, the one that runs in them. */
function program(): Plugin {
  return {
    name: 'program',
    async closeBundle() {
      await buildProgram(OUT);
    },
  };
}

export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  plugins: [goldenCases(), program()],
  build: {
    outDir: OUT,
    target: 'node20',
    ssr: true,
    minify: false,
    rollupOptions: {
      input: 'test/every-engine/run/main.ts',
      output: { entryFileNames: 'run.mjs', codeSplitting: false },
    },
  },
});
