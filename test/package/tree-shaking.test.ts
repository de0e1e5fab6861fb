import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { installPackage } from './installed.ts';

const { folder } = installPackage();

/** Programs that use less and less of the package. */
const PROGRAMS = {
  everything: "export * from 'selfsame';",
  train: "export { train } from 'selfsame';",
  predict: "export { predict } from 'selfsame';",
  openBundle: "export { openBundle } from 'selfsame';",
  describeProblem: "export { describeProblem } from 'selfsame';",
  nothing: "import 'selfsame';",
} as const;

type Program = keyof typeof PROGRAMS;

/** Bytes of what a page would load at first, minified, and of what it would load later. */
const sizes = new Map<string, { readonly first: number; readonly later: number }>();

async function bundle(program: Program): Promise<void> {
  const place = join(folder, program);
  mkdirSync(place);
  writeFileSync(join(place, 'entry.js'), PROGRAMS[program]);
  await build({
    configFile: false,
    root: place,
    logLevel: 'error',
    build: { outDir: 'out', minify: true, lib: { entry: 'entry.js', formats: ['es'], fileName: 'first' } },
  });
  const out = join(place, 'out');
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?js$/.test(name));
  const size = (name: string): number => statSync(join(out, name)).size;
  const first = files.find((name) => name.startsWith('first.')) as string;
  sizes.set(program, {
    first: size(first),
    later: files.filter((name) => name !== first).reduce((sum, name) => sum + size(name), 0),
  });
}

describe('a bundler', () => {
  beforeAll(async () => {
    for (const program of Object.keys(PROGRAMS) as Program[]) await bundle(program);
  }, 300_000);
  const first = (program: Program): number => sizes.get(program)?.first ?? NaN;

  it('leaves out what is not used', () => {
    expect(first('nothing')).toBeLessThan(100);
    expect(first('describeProblem')).toBeLessThan(2_000);
    expect(first('openBundle')).toBeLessThan(first('everything') / 4);
    expect(first('predict')).toBeLessThan(first('everything') * 0.75);
    expect(first('train')).toBeLessThan(first('everything') * 0.95);
  });

  it('loads the second engine later, if at all', () => {
    expect(sizes.get('train')?.later).toBeGreaterThan(300_000);
    expect(sizes.get('openBundle')?.later).toBe(0);
  });

  it.each(['model-svm', 'option-second-engine'])('keeps what the bytes of %s hang on', (wanted) => {
    const { dataFile, configFile, expected } = GOLDEN_CASES.find(
      ({ name }) => name === wanted,
    ) as (typeof GOLDEN_CASES)[0];
    const program = join(
      folder,
      'train/out',
      readdirSync(join(folder, 'train/out')).find((name) => name.startsWith('first.')) as string,
    );
    const script = `
      import { readFileSync } from 'node:fs';
      const { train } = await import(${JSON.stringify(program)});
      const [config, data] = ${JSON.stringify([configFile.pathname, dataFile.pathname])}.map((file) => readFileSync(file));
      console.log((await train({ config, data })).bundle.sha256);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(stdout.trim(), stderr).toBe(expected);
    expect(/["']node:/.exec(readFileSync(program, 'utf8'))).toBeNull();
  });
});
