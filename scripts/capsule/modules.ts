import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What asks the server for something in the page takes it out of the file here. */
const REPLACED: readonly (readonly [string, string])[] = [
  ['src/app/workers.ts', 'src/app/capsule/workers.ts'],
  ['src/app/versions.ts', 'src/app/capsule/versions.ts'],
  ['src/app/sample.ts', 'src/app/capsule/sample.ts'],
];

/** Puts the modules of the single file in the places of the page's. */
export function capsuleModules(): Plugin {
  const replaced = new Map(REPLACED.map(([page, capsule]) => [resolve(page), resolve(capsule)]));
  return {
    name: 'capsule-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return replaced.get(found?.id ?? '') ?? null;
    },
  };
}
