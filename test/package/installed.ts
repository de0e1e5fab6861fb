import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** What `npm pack` says of the package that it made. */
interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly size: number; readonly mode: number }[];
}

/** A folder with nothing in it but the installed package. */
export interface Installed {
  readonly folder: string;
  readonly packed: Packed;
}

/**
 * Packs what is built and puts it where `npm install` would: it has no dependencies, so that nothing is fetched.
 * @param types names of packages with types that a program in the folder is to find
 */
export function installPackage(types: readonly string[] = []): Installed {
  for (const file of ['dist/lib/index.js', 'dist/lib/index.d.ts', 'dist/cli/selfsame.js'])
    if (!existsSync(file)) throw new Error(`${file} is not built: run \`npm run build\` first.`);
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-package-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // The scripts would build anew what the test is about.
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(said) as Packed[];
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'selfsame'), { recursive: true });
  mkdirSync(join(modules, '.bin'));
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', join(modules, 'selfsame'), '--strip-components=1']);
  symlinkSync('../selfsame/dist/cli/selfsame.js', join(modules, '.bin', 'selfsame'));
  for (const name of types) {
    mkdirSync(join(modules, name, '..'), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(modules, name));
  }
  return { folder, packed };
}
