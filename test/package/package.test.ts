import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GOLDEN_CASES } from '../golden/cases.ts';
import { installPackage } from './installed.ts';

const { folder, packed } = installPackage(['@types/node', 'undici-types']);
const root = join(folder, 'node_modules/selfsame');

const golden = (wanted: string) => {
  const found = GOLDEN_CASES.find(({ name }) => name === wanted);
  if (found === undefined) throw new RangeError(wanted);
  return found;
};
/** Puts the files of a case where the example looks for them. */
function place(name: string): string | undefined {
  const { dataFile, configFile, expected } = golden(name);
  copyFileSync(dataFile, join(folder, 'data.csv'));
  copyFileSync(configFile, join(folder, 'config.yaml'));
  return expected;
}

/** The block of README, as it stands there. */
function example(): string {
  const readme = readFileSync('README.md', 'utf8');
  const section = readme.slice(
    readme.indexOf('<!-- package example: begin'),
    readme.indexOf('<!-- package example: end'),
  );
  return /```js\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
}

function run(file: string, source: string): string {
  writeFileSync(join(folder, file), source);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe('what npm packs', () => {
  const paths = packed.files.map(({ path }) => path);

  it('is the library, the command line, the schemas and what to read, and nothing else', () => {
    const schemas = readdirSync('schema').map((name) => `schema/${name}`);
    const named = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/cli/LICENSES.md',
      'dist/cli/selfsame.js',
      'dist/lib/LICENSES.md',
      'dist/lib/index.d.ts',
      'dist/lib/index.js',
      'dist/lib/node.d.ts',
      'dist/lib/node.js',
      'dist/lib/thread.js',
      'package.json',
      ...schemas,
    ];
    expect(paths).toEqual(expect.arrayContaining(named));
    const modules =
      /^dist\/lib\/(?:_virtual|core|engines|packages|platform|worker|input|train|verify|predict)(?:\/.*)?\.js$/;
    expect(paths.filter((path) => !named.includes(path) && !modules.test(path))).toEqual([]);
    expect(packed.size).toBeLessThan(1_200_000);
  });

  it('has modules of packages that carry their license', () => {
    const used = paths.flatMap((path) => /^dist\/lib\/packages\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    const licenses = readFileSync(join(root, 'dist/lib/LICENSES.md'), 'utf8');
    expect(new Set(used).size).toBeGreaterThan(8);
    for (const name of new Set(used)) expect(licenses).toContain(`## ${name} - `);
  });

  it('needs nothing, and everything that it names is there', () => {
    const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies?: object;
      private?: boolean;
      bin: Record<string, string>;
      exports: Record<string, string | Record<string, string>>;
    };
    expect(about).not.toHaveProperty('dependencies');
    expect(about.private).toBeUndefined();
    const targets = Object.values(about.exports).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to)));
    for (const target of [...targets, ...Object.values(about.bin)])
      expect(existsSync(join(root, target.replace(/\*$/, ''))), target).toBe(true);
  });
});

describe("README's example", () => {
  it('is ten lines at most, and gives the pinned bytes', () => {
    expect(example().trim().split('\n').length).toBeLessThanOrEqual(10);
    const expected = place('model-logistic-regression');
    expect(run('example.mjs', example())).toContain(`${expected}: logistic_regression, recall `);
    expect(existsSync(join(folder, 'bundle.zip'))).toBe(true);
  });

  it.each(['nodenext', 'bundler'])('has types, with moduleResolution %s', (moduleResolution) => {
    const wrong = [
      "import { train } from 'selfsame';",
      "import { createThreads } from 'selfsame/node';",
      '// @ts-expect-error: there is no such depth',
      "await (await import('selfsame')).verify(new Uint8Array(), { depth: 'deep' });",
      "const { test } = await train({ config: '', data: '' }, { executor: createThreads(2) });",
      '// @ts-expect-error: a number or null',
      'const text: string = test.roc_auc;',
      'console.log(text);',
    ];
    writeFileSync(join(folder, 'example.mts'), example());
    writeFileSync(join(folder, 'wrong.mts'), wrong.join('\n'));
    const compilerOptions = {
      moduleResolution,
      module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
      target: 'es2022',
      lib: ['es2022'],
      types: ['node'],
      strict: true,
      noEmit: true,
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions,
        files: ['example.mts', 'wrong.mts', 'node_modules/selfsame/dist/lib/index.d.ts'],
      }),
    );
    const tsc = resolve('node_modules/typescript/bin/tsc');
    expect(() =>
      execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8', stdio: 'pipe' }),
    ).not.toThrow();
  });
});

describe('in Node', () => {
  const threaded = (name: string): string => {
    place(name);
    return run(
      'threads.mjs',
      `import { readFile } from 'node:fs/promises';
       import { train } from 'selfsame';
       import { createThreads } from 'selfsame/node';
       const executor = createThreads(2);
       const [config, data] = [await readFile('config.yaml', 'utf8'), await readFile('data.csv', 'utf8')];
       console.log((await train({ config, data }, { executor })).bundle.sha256);
       executor.close();`,
    ).trim();
  };

  it.each(['missing', 'option-second-engine'])('threads give the pinned bytes of %s', (name) => {
    expect(threaded(name)).toBe(golden(name).expected);
  });

  it('the schemas are found under their names', () => {
    const said = run(
      'schema.mjs',
      `import { readFileSync } from 'node:fs';
       const url = import.meta.resolve('selfsame/schema/lineage.schema.json');
       console.log(JSON.parse(readFileSync(new URL(url), 'utf8')).$id);`,
    );
    expect(said).toContain('urn:selfsame:schema:lineage:');
  });

  it('the command line runs from where npm puts it', () => {
    const expected = place('model-knn');
    const command = join(folder, 'node_modules/.bin/selfsame');
    const selfsame = (...args: string[]) => spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    expect(selfsame('--version').stdout).toMatch(/^selfsame \d+\.\d+\.\d+/);
    const { status, stdout, stderr } = selfsame('train', '-c', 'config.yaml', '--no-cache', '--json', '--workers', '2');
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sha256: expected });
  });
});
