import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/core/config/parse-config.ts';
import { starterConfig, type StarterColumn } from '../../../src/core/config/starter.ts';
import { DEFAULT_CONFIG } from './default-config.ts';

function column(name: string, rest: Partial<StarterColumn> = {}): StarterColumn {
  return { name, inferred: 'categorical', distinct: 9, numeric: null, categorical: null, problems: [], ...rest };
}

const labels = (...levels: readonly string[]) => ({ top: levels.map((level) => ({ level })) });

describe('starterConfig', () => {
  it('means the defaults, the file, the target and its positive class', () => {
    const columns = [column('a'), column('y', { distinct: 2, categorical: labels('no', 'yes') })];
    const { config, problems } = parseConfig(starterConfig({ columns }, { path: 'dir/some data.csv', target: 'y' }));
    expect(problems).toEqual([]);
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      data: { ...DEFAULT_CONFIG.data, path: 'dir/some data.csv', positive_class: 'yes' },
    });
  });

  it('sees decimal commas, where no other column has a point', () => {
    const commas = column('v', {
      categorical: labels('12,5', '3', '-0,25'),
      problems: [{ code: 'data/mostly-numeric', message: 'v looks numeric' }],
    });
    const decimal = (...others: readonly StarterColumn[]) => {
      const text = starterConfig({ columns: [commas, ...others, column('y')] }, { path: 'a.csv', target: 'y' });
      return parseConfig(text).config?.data.decimal;
    };
    expect(decimal()).toBe(',');
    expect(decimal(column('n', { inferred: 'numeric', numeric: { max: 9 } }))).toBe(',');
    expect(decimal(column('p', { inferred: 'numeric', numeric: { max: 9.5 } }))).toBeUndefined();
  });

  it('takes the larger number as the positive class, and what it is told before that', () => {
    const columns = [column('y', { inferred: 'numeric', distinct: 2, numeric: { max: 1 } })];
    const positive = (options: { positiveClass?: string }) =>
      parseConfig(starterConfig({ columns }, { path: 'churn.csv', target: 'y', ...options })).config;
    expect(positive({})?.data.positive_class).toBe(1);
    expect(positive({})?.experiment.name).toBe('churn');
    expect(positive({ positiveClass: '0' })?.data.positive_class).toBe('0');
  });

  it.each([
    ['no', 'yes', 'yes'],
    ['nein', 'ja', 'ja'],
    ['Non', 'Oui', 'Oui'],
    ['нет', 'да', 'да'],
    ['לא', 'כן', 'כן'],
    ['لا', 'نعم', 'نعم'],
    ['いいえ', 'はい', 'はい'],
    ['healthy', 'ill', 'ill'],
  ])('takes of %s and %s the one that says yes, else the later one: %s', (a, b, expected) => {
    for (const levels of [labels(a, b), labels(b, a)]) {
      const columns = [column('y', { distinct: 2, categorical: levels })];
      const { config } = parseConfig(starterConfig({ columns }, { path: 'd.csv', target: 'y' }));
      expect(config?.data.positive_class).toBe(expected);
    }
  });

  it('leaves out columns that tell nothing or too much, with the reason', () => {
    const problems = [{ code: 'data/identifier', message: 'Every row has another value.' }] as const;
    const text = starterConfig({ columns: [column('id', { problems }), column('y')] }, { path: 'd.csv', target: 'y' });
    expect(text).toContain('  exclude:\n    # Every row has another value.\n    - id\n');
    expect(parseConfig(text).config?.data.exclude).toEqual(['id']);
  });

  it('leaves the decision about odd columns to the person', () => {
    const problems = [{ code: 'data/mostly-numeric', message: 'Rows 3 and 7 are not numbers.' }] as const;
    const text = starterConfig(
      { columns: [column('price', { problems }), column('y')] },
      { path: 'd.csv', target: 'y' },
    );
    expect(text).toContain('  # price: Rows 3 and 7 are not numbers.\n');
    expect(parseConfig(text).config?.data.columns).toEqual({});
  });

  it('asks for engineered features where their sources are there', () => {
    const sources = ['minutes_watched', 'days_on_platform', 'courses_started', 'practice_exams_started'];
    const features = (names: readonly string[]) =>
      parseConfig(starterConfig({ columns: names.map((name) => column(name)) }, { path: 'd.csv', target: 'y' })).config
        ?.features;
    expect(features(sources)).toBeNull();
    expect(features([...sources, 'practice_exams_passed'])?.epsilon).toBe(1e-6);
  });

  it('is a config whatever the names are', () => {
    const odd = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.constantFrom(
        '__proto__',
        'NO',
        'a: b',
        '- x',
        '# c',
        '"',
        "it's",
        '0777',
        'null',
        '\n',
        '\u2028x',
        '*a',
        '&b',
        '!t',
      ),
    );
    fc.assert(
      fc.property(odd, fc.array(odd), odd, (target, names, message) => {
        fc.pre(target.trim() !== '' && names.every((name) => name.trim() !== '' && name !== target));
        const path = `${target.replaceAll('\0', '')}.csv`;
        const problems = [
          { code: 'data/leak', message } as const,
          { code: 'data/mostly-numeric', message: `${message}\nx: 1` } as const,
        ];
        const columns = [...names.map((name) => column(name, { problems })), column(target)];
        const { config } = parseConfig(starterConfig({ columns }, { path, target }));
        expect(config?.data.target).toBe(target);
        expect(config?.data.path).toBe(path);
        expect(config?.data.exclude).toEqual(names);
        expect(config?.data.columns).toEqual({});
      }),
    );
  });
});
