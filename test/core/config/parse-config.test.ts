import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunConfig } from '../../../src/core/config/config.ts';
import { parseConfig, parseConfigBytes } from '../../../src/core/config/parse-config.ts';
import { DEFAULT_CONFIG } from './default-config.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');

function read(text: string): RunConfig {
  const { config, problems } = parseConfig(text);
  if (config === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return config;
}

/** Code, place and replacement of each problem: what the editor marks. */
function marks(text: string): readonly string[] {
  return parseConfig(text).problems.map(({ code, place, replacement }) => {
    const { line, column, endLine, endColumn } = place ?? {};
    return `${code} ${line}:${column}-${endLine}:${endColumn}${replacement === undefined ? '' : ` → ${replacement}`}`;
  });
}

const withData = (rest: string): string => `data: {target: y}\n${rest}`;

describe('the sample config', () => {
  it('is read as it stands, with one note', () => {
    const { config, problems } = parseConfig(SAMPLE);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'config/renamed-model-file',
      severity: 'note',
      place: { line: 44, column: 15, endLine: 44, endColumn: 32, path: 'artifacts.model_file' },
    });
    const { logistic_regression, knn, svm, decision_tree, random_forest } = DEFAULT_CONFIG.models;
    expect(config).toEqual({
      ...DEFAULT_CONFIG,
      data: { ...DEFAULT_CONFIG.data, path: 'ml_datasource.csv', target: 'purchased' },
      features: {
        epsilon: 1e-6,
        engagement: { minutes_watched_weight: 0.6, days_on_platform_weight: 0.3, courses_started_weight: 10 },
      },
      models: {
        logistic_regression: { ...logistic_regression, max_iter: 2000 },
        knn: { ...knn, n_neighbors: 7 },
        svm,
        decision_tree: { ...decision_tree, max_depth: 8, min_samples_leaf: 10 },
        random_forest: { ...random_forest, n_estimators: 400, min_samples_leaf: 2 },
      },
    });
  });

  it('reads the same with CRLF line ends and with a byte order mark', () => {
    const { config } = parseConfig(SAMPLE);
    expect(read(SAMPLE.replaceAll('\n', '\r\n'))).toEqual(config);
    expect(read(`\uFEFF${SAMPLE}`)).toEqual(config);
    expect(parseConfigBytes(new TextEncoder().encode(`\uFEFF${SAMPLE}`)).config).toEqual(config);
  });
});

describe('defaults', () => {
  it('fill in everything but the target', () => {
    expect(read('data: {target: y}')).toEqual(DEFAULT_CONFIG);
    expect(Object.keys(read('data: {target: y}'))).toEqual(Object.keys(DEFAULT_CONFIG));
    expect(JSON.stringify(read('data: {target: y}'))).toBe(JSON.stringify(DEFAULT_CONFIG));
  });

  it('keep models in the order of the file and give an empty one its defaults', () => {
    const config = read(withData('models:\n  svm:\n  knn: {n_neighbors: 3}\n  decision_tree: {}\n'));
    expect(Object.keys(config.models)).toEqual(['svm', 'knn', 'decision_tree']);
    expect(config.models.svm).toEqual(DEFAULT_CONFIG.models.svm);
    expect(config.models.knn?.n_neighbors).toBe(3);
  });

  it('take an empty section as a section of defaults', () => {
    expect(read(withData('models:\ncv:\nbusiness:\n'))).toEqual(DEFAULT_CONFIG);
    expect(read(withData('features:\n')).features?.epsilon).toBe(1e-6);
    expect(read(withData('features: null\n')).features).toBeNull();
    expect(read(withData('features: {engagement: {courses_started_weight: 2}}\n')).features).toEqual({
      epsilon: 1e-6,
      engagement: { minutes_watched_weight: 0.6, days_on_platform_weight: 0.3, courses_started_weight: 2 },
    });
  });

  it('cannot be changed by whoever gets the config', () => {
    const config = read('data: {target: y}');
    expect(Object.isFrozen(config.models.svm)).toBe(true);
    expect(Object.isFrozen(config.data.missing_values)).toBe(true);
  });
});

describe('values', () => {
  it('keep text as it is spelled', () => {
    const { data } = read(
      'data:\n  target: NO\n  exclude: [2020, yes, 0777]\n  missing_values: [NA, -999, null, "", ~]\n',
    );
    expect(data.target).toBe('NO');
    expect(data.exclude).toEqual(['2020', 'yes', '0777']);
    expect(data.missing_values).toEqual(['NA', '-999', 'null', '', '~']);
  });

  it('read a label as text, number or boolean', () => {
    const label = (text: string) => read(`data: {target: y, positive_class: ${text}}`).data.positive_class;
    expect(label('NO')).toBe('NO');
    expect(label('1.0')).toBe(1);
    expect(label('"1"')).toBe('1');
    expect(label('true')).toBe(true);
    expect(label('~')).toBeNull();
  });

  it('take both spellings of a number', () => {
    const epsilon = (text: string) => read(withData(`features: {epsilon: ${text}}`)).features?.epsilon;
    expect(epsilon('1.0e-06')).toBe(1e-6);
    expect(epsilon('1e-6')).toBe(1e-6);
    expect(epsilon('.000001')).toBe(1e-6);
  });

  it('read class weights and max_features as scikit-learn does', () => {
    const tree = (text: string) => read(withData(`models: {decision_tree: {${text}}}`)).models.decision_tree;
    expect(tree('class_weight: balanced')?.class_weight).toBe('balanced');
    expect(tree('class_weight: {0: 1, 1: 2.5}')?.class_weight).toEqual({ 0: 1, 1: 2.5 });
    expect(tree('max_features: 1')?.max_features).toBe(1);
    expect(tree('max_features: 1.0')?.max_features).toBeNull();
    expect(tree('max_features: 0.5')?.max_features).toBe(0.5);
    expect(tree('max_features: log2')?.max_features).toBe('log2');
    expect(
      read(withData('models: {random_forest: {max_features: null}}')).models.random_forest?.max_features,
    ).toBeNull();
  });

  it('keep `__proto__` and its like as ordinary names', () => {
    const { data } = read(
      'data:\n  target: constructor\n  columns: {__proto__: numeric, toString: ignore}\n  missing_values_by_column: {__proto__: ["?"]}\n',
    );
    expect(Object.keys(data.columns)).toEqual(['__proto__', 'toString']);
    expect(Object.hasOwn(data.columns, '__proto__')).toBe(true);
    expect(data.missing_values_by_column['__proto__']).toEqual(['?']);
    expect(({} as { numeric?: unknown }).numeric).toBeUndefined();
  });

  it('resolve anchors and merge keys', () => {
    const { models } = read(
      withData(
        'models:\n  decision_tree: &tree {max_depth: &d 4, min_samples_leaf: 3}\n  random_forest:\n    <<: *tree\n    max_depth: 9\n  knn: {n_neighbors: *d}\n',
      ),
    );
    expect(models.random_forest).toMatchObject({ max_depth: 9, min_samples_leaf: 3 });
    expect(models.knn?.n_neighbors).toBe(4);
  });
});

describe('problems', () => {
  it('come all at once, each at its place', () => {
    const text = [
      'seed: 42.5',
      'data:',
      '  test_size: 1.5',
      '  target: y',
      '  positve_class: 1',
      'cv:',
      '  n_splits: 1',
      '  rank_by: rocauc',
      'models:',
      '  knn: {n_neighbors: 0}',
      '  svm:',
      '    C: -1',
      '    gamma: atuo',
      'business:',
      '  target_precision: 0',
      'seed: 1',
    ].join('\n');
    expect(marks(text)).toEqual([
      'config/type 1:7-1:11',
      'config/bounds 3:14-3:17',
      'config/unknown-key 5:3-5:16 → positive_class',
      'config/bounds 7:13-7:14',
      'config/choice 8:12-8:18 → roc_auc',
      'config/bounds 10:22-10:23',
      'config/bounds 12:8-12:10',
      'config/type 13:12-13:16 → auto',
      'config/bounds 15:21-15:22',
      'config/duplicate-key 16:1-16:5',
    ]);
  });

  it('ask for the target where it is missing', () => {
    expect(parseConfig('').problems).toMatchObject([
      { code: 'config/missing-key', place: { line: 1, column: 1 }, message: 'The config does not say `data.target`.' },
    ]);
    expect(marks('seed: 1\ndata:\n  path: a.csv\n')).toEqual(['config/missing-key 2:1-2:5']);
    expect(marks('data:\n  target:\n')).toEqual(['config/missing-key 2:3-2:9']);
  });

  it('know where a key belongs', () => {
    expect(parseConfig(withData('n_splits: 5\n')).problems[0].fix).toBe('It belongs to `cv.n_splits`.');
    expect(parseConfig(withData('models: {random_forest: {random_state: 1}}')).problems[0].fix).toContain('`seed`');
    expect(parseConfig(withData('extends: base.yaml\n')).problems[0].code).toBe('config/extends');
  });

  it('offer a mended value', () => {
    expect(marks(withData('bundle: {include_dataset: no}'))).toEqual(['config/type 2:27-2:29 → false']);
    expect(marks(withData('seed: "42"'))).toEqual(['config/type 2:7-2:11 → 42']);
    expect(marks(withData('seed: 0777'))).toEqual(['config/integer-literal 2:7-2:11 → 777']);
    expect(marks(withData('seed: 9007199254740993'))).toEqual(['config/integer-literal 2:7-2:23']);
    expect(marks(withData('models: [knn, svm]'))).toEqual(['config/type 2:9-2:19 → {knn: {}, svm: {}}']);
    expect(marks(`data: {target: y, exclude: id}`)).toEqual(['config/type 1:28-1:30 → [id]']);
    expect(marks(`data: {target: y, sha256: ${'AB'.repeat(32)}}`)).toEqual([
      `config/bounds 1:27-1:91 → ${'ab'.repeat(32)}`,
    ]);
  });

  it('refuse artifact names that a bundle cannot have', () => {
    const artifact = (text: string) => marks(withData(`artifacts: {${text}}`)).map((mark) => mark.split(' ')[0]);
    expect(artifact('model_dir: out')).toEqual(['config/choice']);
    expect(artifact('lineage_file: l.json')).toEqual(['config/choice']);
    expect(artifact('model_file: a/b.json')).toEqual(['config/path']);
    expect(artifact('model_file: ..')).toEqual(['config/path']);
    expect(artifact('model_file: Config.JSON')).toEqual(['config/name-clash']);
    expect(artifact('metrics_file: best_model.json')).toEqual(['config/name-clash']);
    expect(artifact('model_file: m.pkl, metrics_file: M.json')).toEqual([
      'config/renamed-model-file',
      'config/name-clash',
    ]);
    expect(artifact('threshold_file: NUL.txt')).toEqual(['config/path']);
  });

  it('refuse a target that is left out as well', () => {
    expect(marks('data: {target: y, exclude: [y]}')).toEqual(['config/name-clash 1:28-1:31']);
    expect(marks('data: {target: y, columns: {y: ignore}}')).toEqual(['config/name-clash 1:28-1:39']);
  });

  it('of syntax are not followed by guesses about what comes behind them', () => {
    const problems = parseConfig('sede: 1\ncv: {n_splits: [\n  5\nbusiness:\n  target: x\n').problems;
    expect(problems[0]).toMatchObject({ code: 'config/unknown-key', replacement: 'seed' });
    expect(problems.slice(1).every(({ code }) => code === 'config/syntax')).toBe(true);
    expect(problems.length).toBeGreaterThan(1);
  });

  it('are not more than a person can read', () => {
    const problems = parseConfig(Array.from({ length: 5000 }, (_, i) => `key_${i}: 1`).join('\n')).problems;
    expect(problems).toHaveLength(101);
    expect(problems[100].message).toBe('4901 more problems are not shown.');
    // The brackets, and that there is no target.
    const brackets = parseConfig('{}' + ']'.repeat(1000)).problems;
    expect(brackets).toHaveLength(101);
    expect(brackets[99]).toMatchObject({ code: 'config/syntax', place: { line: 1, column: 102 } });
    expect(brackets[100].message).toBe('901 more problems are not shown.');
  });
});
