import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import type { Precache } from '../../src/offline/precache.ts';

const FILE = 'sw.js';

/** Writes the service worker beside the page, with the names and hashes of all of the page's files in it. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '.' }) {
        writeFileSync(join(dir, FILE), await serviceWorkerScript(precacheOf(dir)));
      },
    },
  };
}

/** Everything in the folder of a built page, as it is on disk. */
function precacheOf(dir: string): Precache {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== FILE)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file): [string, string] => {
      const digest = createHash('sha256').update(readFileSync(file)).digest('base64');
      const path = file.slice(join(dir).length + 1).replaceAll('\\', '/');
      // Servers answer with the page at the folder's own address; not all of them do at this name.
      return [path === 'index.html' ? './' : path, digest];
    });
  const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  return { version, files };
}

async function serviceWorkerScript(precache: Precache): Promise<string> {
  const built = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { SELFSAME_PRECACHE: JSON.stringify(precache) },
    build: {
      write: false,
      target: 'es2023',
      rollupOptions: { input: 'src/offline/service-worker.ts', output: { format: 'iife', codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}
