import { describe, expect, it } from 'vitest';
import { CONFIG_FIELDS } from '../../src/core/config/fields.ts';
import { choice, either, field, map, real, yesNo } from '../../src/core/config/shape.ts';
import type { Json } from '../../src/core/index.ts';
import { GOLDEN_CASES, goldenInput } from './cases.ts';
import { unexercised } from './exercised.ts';

/** What no golden case has, and why. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^data\.path: null$/, 'the page and the command line name the file: test/cli'],
  [/^data\.dataset: /, 'needs a registry beside the config: test/cli/dataset.test.ts'],
];

describe('the golden cases', () => {
  it('have every option of the config, and every choice of each', async () => {
    const inputs = await Promise.all(GOLDEN_CASES.map(goldenInput));
    const configs = inputs.map(({ config }) => config as unknown as Json);
    expect(unexercised(CONFIG_FIELDS, configs).filter((kind) => !ELSEWHERE.some(([pattern]) => pattern.test(kind)))).toEqual([]);
  });

  it('have every model alone', async () => {
    const inputs = await Promise.all(GOLDEN_CASES.map(goldenInput));
    const alone = inputs.map(({ config }) => Object.keys(config.models)).filter((models) => models.length === 1);
    const models = CONFIG_FIELDS.flatMap(({ path }) => /^models\.(\w+)\./.exec(path)?.[1] ?? []);
    expect(new Set(alone.flat())).toEqual(new Set(models));
  });
});

describe('what no config has', () => {
  const fields = [
    field('a.kind', choice('x', 'y'), 'x', ''),
    field('a.on', yesNo, true, ''),
    field('a.much', real(0), 1, '', true),
    field('a.weight', either(choice('balanced'), map('label', real(0))), null, ''),
  ];

  it('is named', () => {
    expect(unexercised(fields, [])).toHaveLength(9);
    expect(unexercised(fields, [{ a: { kind: 'x', on: true, much: 1, weight: null } }])).toEqual([
      'a.kind: y',
      'a.on: false',
      'a.much: a number of its own',
      'a.much: null',
      'a.weight: balanced',
      'a.weight: a map with a number of its own',
    ]);
  });

  it('is nothing once everything stands somewhere', () => {
    const configs = [
      { a: { kind: 'x', on: true, much: 2, weight: null } },
      { a: { kind: 'y', on: false, much: null, weight: 'balanced' } },
      { a: { kind: 'y', on: false, much: null, weight: { yes: 2 } } },
    ];
    expect(unexercised(fields, configs)).toEqual([]);
  });
});
