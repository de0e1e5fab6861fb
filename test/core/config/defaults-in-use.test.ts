import { describe, expect, it } from 'vitest';
import { applyConfigEdit } from '../../../src/core/config/click-edit.ts';
import { defaultsInUse } from '../../../src/core/config/defaults-in-use.ts';
import { parseConfig } from '../../../src/core/config/parse-config.ts';

const TEXTS = [
  'data: {target: y}\n',
  'data:\n  target: y # the answer\nmodels:\n  svm:\n  knn: {n_neighbors: 9}\n  random_forest:\n    n_estimators: 50\n',
  'seed: 1\ndata:\n  target: y\n  exclude: [id]\nmodels: {decision_tree: {max_depth: 3}}\nsweep:\n  models:\n    decision_tree: {max_depth: [2, 3]}\n',
  'data: {target: y}\nfeatures: null\npreprocessing: {}\ncv: {n_splits: 3}\nbaseline: null\n',
];

function configOf(text: string) {
  const { config, problems } = parseConfig(text);
  if (config === null) throw new Error(JSON.stringify(problems));
  return config;
}

describe('defaults in use', () => {
  it.each(TEXTS)('change nothing when they are written down: %j', (text) => {
    const config = configOf(text);
    const found = defaultsInUse(text, config);
    expect(found.length).toBeGreaterThan(5);
    for (const { path, value } of found) {
      const written = applyConfigEdit(text, { kind: 'set', path, value });
      expect([path, configOf(written)]).toEqual([path, config]);
      expect(defaultsInUse(written, config).map((each) => each.path)).not.toContain(path);
    }
  });

  it('are of the models that the config has, and of what is not written yet', () => {
    const paths = defaultsInUse(TEXTS[1], configOf(TEXTS[1])).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['seed', 'models.svm.C', 'models.random_forest.max_depth', 'cv.n_splits']),
    );
    for (const absent of ['models.knn.n_neighbors', 'models.decision_tree.max_depth', 'data.target'])
      expect(paths).not.toContain(absent);
  });
});
