import { createHash } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const lockSha256 = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

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
  define: { SELFSAME_BUILD: JSON.stringify({ version: manifest.version, lockSha256 }) },
  build: {
    outDir: 'dist/cli',
    target: 'node20',
    ssr: true,
    minify: false,
    sourcemap: false,
    rollupOptions: {
      input: { selfsame: 'src/cli/main.ts' },
      external: [...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true },
});
