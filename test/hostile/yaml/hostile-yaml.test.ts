import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/bytes/value.ts';
import { parseConfig, parseConfigBytes } from '../../../src/core/config/parse-config.ts';
import type { Problem } from '../../../src/core/errors.ts';

interface Expectation {
  readonly problems?: readonly string[];
  readonly values?: readonly (readonly [string, Json])[];
  readonly says?: readonly string[];
  readonly replacements?: readonly (string | null)[];
}

const here = new URL('./', import.meta.url);
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function mark({ code, place }: Problem): string {
  return place === undefined ? code : `${code} ${place.line}:${place.column}`;
}

function valueAt(config: object | null, path: string): unknown {
  let value: unknown = config;
  for (const key of path.split('.')) value = (value as Readonly<Record<string, unknown>> | null)?.[key];
  return value;
}

describe('hostile configs', () => {
  it.each(cases)('%s', (name) => {
    const expectation = JSON.parse(readFileSync(new URL(`${name}/expect.json`, here), 'utf8')) as Expectation;
    const { config, problems } = parseConfigBytes(readFileSync(new URL(`${name}/input.yaml`, here)));
    expect(problems.map(mark)).toEqual(expectation.problems ?? []);
    expect(config === null).toBe(expectation.problems !== undefined);
    for (const [path, value] of expectation.values ?? []) expect(valueAt(config, path)).toEqual(value);
    const text = problems.map(({ message, fix }) => `${message} ${fix}`).join('\n');
    for (const part of expectation.says ?? []) expect(text).toContain(part);
    if (expectation.replacements !== undefined)
      expect(problems.map(({ replacement }) => replacement ?? null)).toEqual(expectation.replacements);
    for (const problem of problems) {
      expect(problem.message).toMatch(/\.$/);
      expect(problem.fix).not.toBeUndefined();
    }
  });

  it.each([
    ['10 MB of comments', () => '# nothing\n'.repeat(1000000), 'config/too-large'],
    ['10 MB of keys', () => 'seed: 42\n'.repeat(1100000), 'config/too-large'],
    ['brackets without end', () => '['.repeat(900000), 'config/too-large'],
    ['braces without end', () => '{a: '.repeat(200000), 'config/too-large'],
    ['closed brackets', () => `a: ${'['.repeat(10000)}${']'.repeat(10000)}`, 'config/too-large'],
    ['deep blocks', () => Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'config/too-large'],
    ['deep compact lists', () => '- '.repeat(400000), 'config/too-large'],
    ['deep explicit keys', () => '? '.repeat(400000), 'config/too-large'],
    ['a hundred thousand keys', () => Array.from({ length: 90000 }, (_, i) => `k${i}:`).join('\n'), 'config/too-large'],
    ['ten thousand keys', () => Array.from({ length: 10000 }, (_, i) => `k${i}: 1`).join('\n'), 'config/unknown-key'],
    ['one line without end', () => 'a'.repeat(900000), 'config/type'],
    ['one quote without end', () => `data: "${'\\n'.repeat(400000)}`, 'config/syntax'],
    ['commas', () => `a: [${','.repeat(80000)}]`, 'config/syntax'],
    ['thousands of aliases', () => `a: &a [x, y]\nb: [${'*a, '.repeat(15000)}]\n`, 'config/alias-bomb'],
    ['quotes', () => '"'.repeat(80000), 'config/syntax'],
    ['colons', () => ': '.repeat(400000), 'config/too-large'],
    ['document marks', () => '---\n'.repeat(20000), 'config/multiple-documents'],
    ['tags', () => `seed: ${'!'.repeat(900000)}`, 'config/tag'],
    ['directives', () => '%A b\n'.repeat(30000), 'config/syntax'],
  ] as const)('%s in bounded time', (_, make, code) => {
    const text = make();
    const start = performance.now();
    const { config, problems } = parseConfig(text);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(config).toBeNull();
    expect(problems.length).toBeLessThanOrEqual(101);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});
