import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { assembleCapsule } from './assemble.ts';
import { workerScript } from './worker.ts';

const FILE = 'selfsame.html';
/** Of the file as it is: it is not compressed. */
const MAX_BYTES = 3_000_000;

/** Puts what was built into one file in place of all others, and prints by which hash it is known. */
export function capsule(): Plugin {
  return {
    name: 'capsule',
    // After Vite has gathered the styles.
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const built = Object.values(bundle);
      const scripts = built.filter((file) => file.type === 'chunk');
      const styles = built.filter((file) => file.type === 'asset');
      if (scripts.length !== 1 || styles.length !== 1)
        throw new Error('the single file is made of one script and one style');
      const read = (name: string): string => new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(name));
      const html = assembleCapsule({
        template: read('index.html'),
        css: new TextDecoder().decode(Buffer.from(styles[0].source)),
        script: scripts[0].code,
        worker: await workerScript(),
        icon: read('public/icon.svg'),
        sample: ['ml_datasource.csv', 'config.yaml'].map((name) => [name, read(`public/sample/${name}`)] as const),
      });
      for (const name of Object.keys(bundle)) delete bundle[name];
      const bytes = Buffer.from(html);
      if (bytes.length > MAX_BYTES)
        throw new Error(`${FILE} has ${bytes.length} bytes, more than the ${MAX_BYTES} it may have`);
      this.emitFile({ type: 'asset', fileName: FILE, source: bytes });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      this.info(`${FILE}: ${bytes.length} bytes of at most ${MAX_BYTES}, SHA-256 ${sha256}`);
    },
  };
}
