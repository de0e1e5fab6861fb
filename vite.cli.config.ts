import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const lockSha256 = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

/** The folder runs wherever it is copied to: it says itself that it holds modules, and the program is executable. */
function runnable(): Plugin {
  return {
    name: 'runnable',
    writeBundle({ dir = '.' }) {
      writeFileSync(join(dir, 'package.json'), '{ "type": "module" }\n');
      chmodSync(join(dir, 'selfsame.js'), 0o755);
    },
  };
}

/** The command line and its task worker: self-contained files that need Node alone. */
export default defineConfig({
  publicDir: false,
  plugins: [runnable()],
  define: { SELFSAME_BUILD: JSON.stringify({ version: manifest.version, lockSha256 }) },
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
