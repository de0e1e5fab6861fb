import { describe, expect, it } from 'vitest';
import { describeConfig } from '../../../src/core/config/describe.ts';
import { CONFIG_FIELDS } from '../../../src/core/config/fields.ts';
import { CONFIG_SECTIONS } from '../../../src/core/config/sections.ts';
import { configReference } from '../../../src/core/config/reference.ts';
import { keysBelow } from '../../../src/core/config/unknown-key.ts';

describe('configReference', () => {
  it('has one row for every field and a paragraph for every section', () => {
    const text = configReference();
    // What can be tried of a model is said once, for all of them.
    const fields = CONFIG_FIELDS.filter(({ shape }) => shape.kind !== 'candidates');
    for (const { doc } of fields) expect(text).toContain(` | ${doc.replaceAll('|', '\\|')} |`);
    for (const { path, doc } of CONFIG_SECTIONS.filter((each) => !each.path.startsWith('sweep.models.')))
      expect(text).toContain(`**\`${path}\`**: ${doc}`);
    expect(text.split('\n').filter((line) => /^\| `/.test(line))).toHaveLength(fields.length);
  });

  it('shows type and default', () => {
    expect(configReference()).toContain(
      '| `max_depth` | a whole number, 1 or more, or `null` | `null` | How many questions deep a tree may grow; `null` lets it grow until its leaves are pure. |',
    );
    expect(configReference()).toContain('| `target` | a column name | **required** |');
  });
});

describe('the table of fields', () => {
  it('names every path once, below a section that has a description', () => {
    const paths = CONFIG_FIELDS.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    const sections = CONFIG_SECTIONS.map(({ path }) => path);
    for (const path of paths.filter((each) => each.includes('.')))
      expect(sections).toContain(path.slice(0, path.lastIndexOf('.')));
  });

  it('explains itself in sentences', () => {
    for (const { doc } of [...CONFIG_FIELDS, ...CONFIG_SECTIONS]) expect(doc).toMatch(/^[A-Z].*\.$/);
  });

  it('knows the keys below a section in the documented order', () => {
    expect(keysBelow('')).toEqual(
      'experiment seed engine data features preprocessing models baseline cv sweep business evaluation artifacts bundle'.split(
        ' ',
      ),
    );
    expect(keysBelow('models')).toEqual(
      'logistic_regression knn svm decision_tree random_forest extra_trees gradient_boosting naive_bayes'.split(' '),
    );
    expect(keysBelow('features')).toEqual(['epsilon', 'engagement']);
  });
});

describe('describeConfig', () => {
  it('explains sections, fields and keys inside of maps', () => {
    expect(describeConfig('cv')).toMatchObject({ type: null, byDefault: null });
    expect(describeConfig('cv.n_splits')).toMatchObject({ type: 'a whole number from 2 to 1000', byDefault: '5' });
    expect(describeConfig('data.columns.age')?.path).toBe('data.columns');
    expect(describeConfig('data.target')?.byDefault).toBeNull();
    expect(describeConfig('nothing')).toBeNull();
  });
});
