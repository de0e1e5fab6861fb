import { dirname, join } from 'node:path/posix';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** Bytes, compressed, of what stands between an address and a page that can be used. */
const MAX_FIRST_LOAD = 300_000;

/** Fails a build whose first load has grown too heavy: the page, its style, what it starts with, and its worker. */
export function pageWeight(): Plugin {
  return {
    name: 'page-weight',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const names = firstLoad(bundle);
      const weight = names.reduce((sum, name) => sum + gzipSync(contentOf(bundle[name]), { level: 9 }).length, 0);
      const words = `first load: ${weight} bytes, compressed, of at most ${MAX_FIRST_LOAD}, in ${names.length} files`;
      if (weight > MAX_FIRST_LOAD) throw new Error(`${words}: ${names.join(', ')}`);
      this.info(words);
    },
  };
}

/** The entry imports React and the page by name, one after the other; what the page imports so is fetched when idle. */
function firstLoad(bundle: Rolldown.OutputBundle): readonly string[] {
  const files = Object.values(bundle);
  const chunks = new Map(files.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    chunks.get(name)?.imports.forEach(visit);
  };
  for (const chunk of chunks.values()) {
    if (!chunk.isEntry) continue;
    visit(chunk.fileName);
    chunk.dynamicImports.forEach(visit);
  }
  files.filter(({ fileName }) => /\.(html|css)$/.test(fileName)).forEach(({ fileName }) => seen.add(fileName));
  const worker = files.find(({ fileName }) => /\bworkbench\.worker\b/.test(fileName));
  if (worker !== undefined) workerScripts(worker.fileName, bundle).forEach((name) => seen.add(name));
  return [...seen].sort();
}

/** A worker's scripts come built: what they import by name is read from their text. */
function workerScripts(name: string, bundle: Rolldown.OutputBundle, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name) || bundle[name] === undefined) return seen;
  seen.add(name);
  const text = Buffer.from(contentOf(bundle[name])).toString();
  for (const [, imported] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g))
    workerScripts(join(dirname(name), imported), bundle, seen);
  return seen;
}

function contentOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk): string | Uint8Array {
  return file.type === 'chunk' ? file.code : file.source;
}
