import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverrides, completeConfig, describeConfig, parseConfig } from '../../../src/core/index.ts';
import { countOff } from '../../../src/core/config/count-off.ts';
import { CONFIG_FIELDS } from '../../../src/core/config/fields.ts';
import { countCandidates, sweepCandidates } from '../../../src/core/pipeline/sweep-candidates.ts';

const HEAD = 'data: {target: y}\nmodels:\n  svm:\n  knn:\n  random_forest:\n';

const read = (sweep: string) => parseConfig(`${HEAD}sweep:\n  ${sweep}\n`);

function sweepOf(sweep: string) {
  const { config, problems } = read(sweep);
  if (config?.sweep === undefined) throw new Error(JSON.stringify(problems));
  return config.sweep;
}

describe('a sweep in the config', () => {
  it('reads lists, null among them, and ranges', () => {
    const { method, n_splits, models } = sweepOf(
      'models: {svm: {C: {from: 0.01, to: 100, steps: 5, scale: log}, kernel: [rbf, linear]}, random_forest: {max_depth: [4, null]}}',
    );
    expect({ method, n_splits }).toEqual({ method: 'grid', n_splits: 3 });
    expect(models.svm).toEqual({ C: [0.01, 0.1, 1, 10, 100], kernel: ['rbf', 'linear'] });
    expect(models.random_forest).toEqual({ max_depth: [4, null] });
  });

  it('is absent without the section, and with `sweep: null`', () => {
    expect(parseConfig(HEAD).config).not.toHaveProperty('sweep');
    expect(parseConfig(`${HEAD}sweep: null\n`).config).not.toHaveProperty('sweep');
  });

  it.each([
    [
      'models: {svm: {gama: [1]}}',
      'config/unknown-key',
      'There is no key `gama` in `sweep.models.svm`.',
      'Did you mean `gamma`?',
    ],
    [
      'models: {svn: {C: [1]}}',
      'config/unknown-key',
      'There is no key `svn` in `sweep.models`.',
      'Did you mean `svm`?',
    ],
    ['models: {svm: {C: []}}', 'config/sweep', 'lists no value', 'List at least one'],
    ['models: {svm: {C: [1, 2, 1.0]}}', 'config/sweep', 'lists `1.0` twice', 'Keep one'],
    ['models: {svm: {C: [1, -2]}}', 'config/bounds', 'it has to be a number above 0', 'Change the number.'],
    ['models: {svm: {C: 3}}', 'config/type', 'has to be a list of values to try', 'Write `[3]`.'],
    ['models: {svm: {kernel: {from: 1, to: 2, steps: 2}}}', 'config/type', 'only numbers have one', 'List the values'],
    ['models: {svm: {C: {from: 1, to: 9}}}', 'config/missing-key', 'does not say `steps`', 'Write `{from'],
    ['models: {svm: {C: {from: 1, to: 9, step: 3}}}', 'config/unknown-key', 'no key `step`', 'Did you mean `steps`?'],
    ['models: {svm: {C: {from: 9, to: 1, steps: 3}}}', 'config/sweep', 'ends at 1, not above 9', 'Exchange'],
    ['models: {svm: {coef0: {from: 0, to: 1, steps: 3, scale: log}}}', 'config/sweep', 'above 0', 'Raise `from`'],
    ['models: {svm: }', 'config/sweep', 'names no hyperparameter of `svm`', 'Name one'],
    ['models: {naive_bayes: {alpha: [1, 2]}}', 'config/sweep', 'not among `models`', 'Add `naive_bayes:`'],
    ['n_splits: 4', 'config/sweep', 'names nothing to try', 'Name a model'],
    [
      'models: {svm: {C: {from: 1, to: 9, steps: 30}, gamma: {from: 0.1, to: 9, steps: 30}}}',
      'config/sweep',
      'has 900 combinations; 200 are the limit',
      'method: random',
    ],
  ])('%s', (sweep, code, message, fix) => {
    const { config, problems } = read(sweep);
    expect(config).toBe(null);
    expect(problems[0].code).toBe(code);
    expect(problems[0].message).toContain(message);
    expect(problems[0].fix).toContain(fix);
    expect(problems[0].place?.line).toBe(message.includes('names nothing') ? 6 : 7);
  });

  it('is refused where it would lead to too many fits, with their number', () => {
    const { problems } = parseConfig(
      `${HEAD}cv: {n_splits: 50}\nsweep: {n_splits: 5, models: {svm: {C: {from: 1, to: 9, steps: 90}}}}\n`,
    );
    expect(problems[0].message).toContain('leads to 22950 fits');
  });

  it('cannot be made with the second engine', () => {
    const { problems } = parseConfig(`engine: mljs\n${HEAD}sweep: {models: {svm: {C: [1, 2]}}}\n`);
    expect(problems.map(({ code }) => code)).toEqual(['config/engine']);
  });

  it('is completed, explained and overridden like every other section', () => {
    const text = `${HEAD}sweep:\n  models:\n    svm:\n      `;
    expect(completeConfig(text, text.length)?.options.map(({ label }) => label)).toContain('gamma');
    expect(describeConfig('sweep.models.svm.C')?.doc).toContain('Values to try');
    const edited = applyOverrides(HEAD, ['sweep.models.knn.n_neighbors=[5, 15]', 'sweep.n_splits=4']);
    expect(parseConfig(edited).config?.sweep).toMatchObject({ n_splits: 4, models: { knn: { n_neighbors: [5, 15] } } });
  });

  it('has a key for every hyperparameter', () => {
    const swept = CONFIG_FIELDS.filter(({ path }) => path.startsWith('sweep.models.'));
    const fields = CONFIG_FIELDS.filter(({ path }) => path.startsWith('models.'));
    expect(swept.map(({ path }) => path)).toEqual(fields.map(({ path }) => `sweep.${path}`));
  });
});

describe('the values of a range', () => {
  it('ascend from end to end, rounded so that they can be typed, whole ones once', () => {
    expect(countOff({ from: 0, to: 1, steps: 4, scale: 'linear' }, false)).toEqual([0, 0.333333, 0.666667, 1]);
    expect(countOff({ from: 1, to: 100, steps: 5, scale: 'log' }, false)).toEqual([1, 3.16228, 10, 31.6228, 100]);
    expect(countOff({ from: 1, to: 4, steps: 9, scale: 'linear' }, true)).toEqual([1, 2, 3, 4]);
  });

  it('stay within the ends', () => {
    const range = fc.record({
      from: fc.double({ min: 1e-9, max: 1e6, noNaN: true }),
      more: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      steps: fc.integer({ min: 2, max: 100 }),
      scale: fc.constantFrom('linear' as const, 'log' as const),
    });
    fc.assert(
      fc.property(range, ({ from, more, steps, scale }) => {
        const to = from + more;
        const values = countOff({ from, to, steps, scale }, false);
        expect(values[0]).toBe(from);
        expect(values.at(-1)).toBe(to);
        values.forEach((value, i) => expect(i === 0 || value > values[i - 1]).toBe(true));
      }),
    );
  });
});

describe('candidates', () => {
  it('of a grid are all combinations, the last key changing fastest', () => {
    const sweep = sweepOf('models: {svm: {C: [1, 2], kernel: [rbf, linear]}}');
    expect(sweepCandidates(sweep, 'svm', 1)).toEqual([
      { C: 1, kernel: 'rbf' },
      { C: 1, kernel: 'linear' },
      { C: 2, kernel: 'rbf' },
      { C: 2, kernel: 'linear' },
    ]);
  });

  it('of a random search are as many as the budget says, each once; a larger budget goes on', () => {
    const lists = 'models: {svm: {C: {from: 1, to: 9, steps: 30}, coef0: {from: 0, to: 9, steps: 30}}}';
    const few = sweepOf(`method: random\n  budget: 6\n  ${lists}`);
    const more = sweepOf(`method: random\n  budget: 40\n  ${lists}`);
    const drawn = sweepCandidates(more, 'svm', 7);
    expect(new Set(drawn.map((each) => JSON.stringify(each))).size).toBe(40);
    expect(sweepCandidates(few, 'svm', 7)).toEqual(drawn.slice(0, 6));
    expect(sweepCandidates(few, 'svm', 8)).not.toEqual(drawn.slice(0, 6));
    expect(countCandidates(few, 'svm')).toBe(6);
  });

  it('of a random search are the grid where it has no more', () => {
    const sweep = sweepOf('method: random\n  models: {knn: {n_neighbors: [3, 5]}}');
    expect(sweepCandidates(sweep, 'knn', 1)).toEqual([{ n_neighbors: 3 }, { n_neighbors: 5 }]);
  });
});
