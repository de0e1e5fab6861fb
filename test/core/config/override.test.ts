import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyOverrides, parseOverride } from '../../../src/core/config/override.ts';
import { parseConfig } from '../../../src/core/config/parse-config.ts';
import { SelfsameError } from '../../../src/core/errors.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');

describe('parseOverride', () => {
  it.each([
    ['models.knn.n_neighbors=9', 9, '9'],
    ['features.epsilon=1.0e-06', 1e-6, '1.0e-06'],
    ['data.exclude=[id, "a b"]', ['id', 'a b'], '[id, "a b"]'],
    ['experiment.notes=a: b # c', 'a: b # c', '"a: b # c"'],
    ['data.delimiter=,', ',', '","'],
    ['data.target="NO"', 'NO', '"NO"'],
    ['data.columns."a.b=c"=ignore', 'ignore', 'ignore'],
    ['data.columns.age=numeric', 'numeric', 'numeric'],
    ['models.svm.class_weight.1=2', 2, '2'],
    ['models.svm=', {}, '{}'],
    ['data.path=', null, 'null'],
    ['models.knn={n_neighbors: 3}', { n_neighbors: 3 }, '{n_neighbors: 3}'],
  ])('reads %s', (text, value, source) => {
    expect(parseOverride(text)).toMatchObject({ value, source });
  });

  it.each([
    ['models.knn.n_neighbours=9', 'models.knn.n_neighbors'],
    ['target=y', 'data.target'],
    ['models.xgboost=1', 'Sections are'],
    ['extends=a.yaml', 'Sections are'],
    ['seed', 'key=value'],
    ['=1', 'key=value'],
    ['seed=[1', 'no YAML'],
    ['seed.x=1', 'no key'],
  ])('refuses %s', (text, part) => {
    expect(() => parseOverride(text)).toThrow(part);
    expect(() => parseOverride(text)).toThrow('[config/override]');
  });
});

describe('applyOverrides', () => {
  it('changes only what is named, in order', () => {
    expect(applyOverrides(SAMPLE, ['seed=7', 'models.knn.n_neighbors=9', 'seed=8'])).toBe(
      SAMPLE.replace('seed: 42', 'seed: 8').replace('n_neighbors: 7', 'n_neighbors: 9'),
    );
  });

  it('leaves bounds to the config’s own check, with the spelling that was given', () => {
    const codes = parseConfig(applyOverrides(SAMPLE, ['seed=0777', 'cv.n_splits=1'])).problems.map(({ code }) => code);
    expect(codes).toEqual(['config/integer-literal', 'config/bounds', 'config/renamed-model-file']);
  });

  it('tells all problems at once', () => {
    const attempt = () => applyOverrides(SAMPLE, ['sede=1', 'seed=2', 'nothing']);
    expect(attempt).toThrow(SelfsameError);
    expect(attempt).toThrow(/sede[\s\S]*nothing/);
  });
});
