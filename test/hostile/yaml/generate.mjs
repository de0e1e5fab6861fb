/**
 * Writes one folder for each odd or hostile config: `input.yaml`, `expect.json`. Run with
 * `node test/hostile/yaml/generate.mjs`.
 *
 * expect.json: `problems`, in the order of the text, each `code line:column`; or `values`, pairs of key path and value
 * that a config without errors has; `says`: texts that the messages and fixes contain; `replacements`, one for each
 * problem. Cases that are too large to be kept are in `hostile-yaml.test.ts`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const cases = [];
const add = (name, input, expect) => cases.push({ name, input: Buffer.isBuffer(input) ? input : Buffer.from(input), expect });
const bad = (name, input, problems, more = {}) => add(name, input, { problems: [problems].flat(), ...more });
const good = (name, input, values) => add(name, input, { values });

/** A config that is right, with more lines behind it. They begin in line 3. */
const after = (...lines) => `data:\n  target: y\n${lines.map((line) => `${line}\n`).join('')}`;

// Nothing, or something else.
bad('empty', '', 'config/missing-key 1:1', { says: ['data.target'] });
bad('only-comments', '# nothing\n\n', 'config/missing-key 1:1');
bad('only-bom', '\ufeff', 'config/missing-key 1:1');
bad('only-null', '~\n', 'config/missing-key 1:1');
bad('a-word', 'hello\n', 'config/type 1:1');
bad('a-number', '42\n', 'config/type 1:1');
bad('a-list', '- data\n- seed\n', 'config/type 1:1');
bad('a-csv', 'minutes,country,purchased\n12,DE,0\n', 'config/type 1:1');
bad('html', '<!doctype html>\n<p>Not found</p>\n', 'config/type 1:1');
bad('json-with-comment', '{"data": {"target": "y"}} // no\n', 'config/syntax 1:27');
bad('zip', Buffer.from('504b0304140000000800000000', 'hex'), 'config/encoding 1:3');
good('json', '{"data": {"target": "y"}, "seed": 7}\n', [['data.target', 'y'], ['seed', 7]]);
good('bom', '\ufeffdata: {target: y}\n', [['data.target', 'y']]);
good('crlf', 'data:\r\n  target: y\r\nseed: 7\r\n', [['data.target', 'y'], ['seed', 7]]);
good('no-last-newline', 'data: {target: y}', [['data.target', 'y']]);
good('document-marks', '---\ndata: {target: y}\n...\n', [['data.target', 'y']]);

// Encodings.
bad('utf-16', Buffer.from(`\ufeff${after('seed: 1')}`, 'utf16le'), 'config/encoding');
bad('latin-1', Buffer.from('data: {target: prämie}\n', 'latin1'), 'config/encoding');
bad('nul-byte', 'data: {target: y}\0\n', 'config/encoding 1:18');
bad('control-character', 'data: {target: y}\n# \u0007\n', 'config/encoding 2:3', { says: ['U+0007'] });
bad('lone-carriage-returns', 'data:\r  target: y\r', 'config/syntax 1:6');
bad('half-surrogate', 'data: {target: "\\ud800"}\n', 'config/bounds 1:16');
good('unicode', 'data: {target: "Größe 📏"}\n', [['data.target', 'Größe 📏']]);

// Keys.
bad('unknown-key', after('sede: 1'), 'config/unknown-key 3:1', { says: ['`seed`'], replacements: ['seed'] });
bad('unknown-key-inside', after('models:', '  svm:', '    kernal: rbf'), 'config/unknown-key 5:5', { replacements: ['kernel'] });
bad('unknown-key-by-case', after('models: {svm: {c: 1}}'), 'config/unknown-key 3:16', { replacements: ['C'] });
bad('unknown-key-nothing-near', after('colour: red'), 'config/unknown-key 3:1', { says: ['Known keys are'], replacements: [null] });
bad('unknown-key-of-another-section', after('n_neighbors: 3'), 'config/unknown-key 3:1', { says: ['models.knn.n_neighbors'] });
bad('unknown-model', after('models: {xgboost: {}}'), 'config/unknown-key 3:10');
bad('scikit-learn-key', after('models: {svm: {probability: true}}'), 'config/unknown-key 3:16', { says: ['always computed'] });
bad('duplicate-key', after('seed: 1', 'seed: 2'), 'config/duplicate-key 4:1', { says: ['line 3'] });
bad('duplicate-key-in-flow', after('cv: {n_splits: 3, n_splits: 4}'), 'config/duplicate-key 3:19');
bad('duplicate-section', after('cv: {n_splits: 3}', 'data: {test_size: 0.3}'), 'config/duplicate-key 4:1');
bad('duplicate-proto-key', after('models: {svm: {class_weight: {__proto__: 1, __proto__: 2}}}'), 'config/duplicate-key 3:45');
bad('key-that-is-a-list', after('? [a]', ': 1'), 'config/syntax 3:3');
bad('extends', after('extends: base.yaml'), 'config/extends 3:1');
bad('proto-at-top', after('__proto__: {seed: 1}'), 'config/unknown-key 3:1');
bad('constructor-in-section', after('cv: {constructor: {prototype: {x: 1}}}'), 'config/unknown-key 3:6');
good('proto-as-column', after('  columns: {__proto__: numeric, constructor: ignore}'), [['data.columns.__proto__', 'numeric'], ['data.columns.constructor', 'ignore']]);
good('proto-as-target', 'data: {target: __proto__}\n', [['data.target', '__proto__']]);

// Syntax.
bad('tab-indentation', after('cv:', '\tn_splits: 3'), 'config/syntax 4:1', { says: ['tab'] });
good('tab-before-comment', after('seed: 1\t# one'), [['seed', 1]]);
bad('unclosed-bracket', after('  exclude: [a, b', 'seed: 1'), 'config/syntax 3:12', { says: ['`[` is not closed'] });
bad('unclosed-brace', after('cv: {n_splits: 3'), 'config/syntax 3:5', { says: ['`{` is not closed'] });
bad('unclosed-quote', after('experiment: {name: "a'), ['config/syntax 3:13', 'config/syntax 3:20']);
bad('wrong-bracket', after('cv: {n_splits: 3]'), 'config/syntax 3:5', { says: ['`{` is not closed'] });
bad('missing-colon', after('seed 42', 'cv: {n_splits: 3}'), 'config/syntax 3:1', { says: ['`seed 42` has no colon'] });
bad('missing-space', after('seed:42'), 'config/syntax 3:1', { says: ['no colon'] });
bad('two-keys-in-a-line', after('cv: n_splits: 3'), 'config/syntax 3:5');
bad('wrong-indentation', 'data:\n  target: y\n seed: 1\n', 'config/syntax 3:1');
bad('reserved-character', 'data:\n  target: @y\n', 'config/syntax 2:11');
bad('comma-as-delimiter', after('  delimiter: ,'), 'config/syntax 3:14', { says: ['quotes'] });
bad('bad-escape', 'data: {target: "\\q"}\n', 'config/syntax 1:17');
bad('syntax-and-meaning', `sede: 1\n${after('cv: {n_splits: 1}', 'business: [')}`, ['config/unknown-key 1:1', 'config/bounds 4:16', 'config/syntax 5:11']);
bad('several-documents', 'data: {target: y}\n---\nseed: 1\n', 'config/multiple-documents 2:1');
bad('text-behind-the-end', 'data: {target: y}\n...\nseed: 1\n', 'config/multiple-documents 3:1');
bad('yaml-1.1', '%YAML 1.1\n---\ndata: {target: y}\n', 'config/syntax 1:1');
good('yaml-1.2', '%YAML 1.2\n---\ndata: {target: NO}\n', [['data.target', 'NO']]);

// Anchors, tags.
good('anchors-and-merge', after('models:', '  decision_tree: &t {max_depth: 4}', '  random_forest:', '    <<: *t', '    n_estimators: 9'), [['models.random_forest.max_depth', 4], ['models.random_forest.n_estimators', 9]]);
good('merge-of-a-list', after('models:', '  decision_tree: &a {max_depth: 4}', '  random_forest: &b {max_depth: 5, n_estimators: 7}', '  svm: {}').replace('  svm: {}', '  knn: {}'), [['models.random_forest.max_depth', 5]]);
good('quoted-merge-key-is-a-text', after('  columns: {"<<": numeric}'), [['data.columns.<<', 'numeric']]);
bad('billion-laughs', `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`).join('\n')}\n`, ['config/unknown-key 1:1', 'config/unknown-key 2:1', 'config/unknown-key 3:1', 'config/unknown-key 4:1', 'config/alias-bomb 4:36']);
bad('billion-laughs-by-merge', `x: &a {${Array.from({ length: 40 }, (_, i) => `k${i}: 1`).join(', ')}}\ny:\n  - &b {<<: [${Array(400).fill('*a').join(', ')}]}\n`, ['config/unknown-key 1:1', 'config/unknown-key 2:1', 'config/alias-bomb 3:986']);
bad('cyclic-alias', after('models: &m {knn: *m}'), 'config/alias-bomb 3:18');
bad('alias-without-anchor', after('seed: *s'), ['config/syntax 3:7']);
bad('custom-tag', 'data: {target: !secret y}\n', 'config/tag 1:24', { says: ['!secret'] });
bad('python-object-tag', after('seed: !!python/object/apply:os.system ["true"]'), ['config/tag 3:39', 'config/type 3:39']);
bad('binary-tag', 'data: {target: !!binary aGk=}\n', 'config/tag 1:25');
bad('omap-tag', 'data: !!omap {target: y}\n', 'config/tag 1:14');
bad('unknown-tag-handle', 'data: {target: !x!y z}\n', 'config/tag 1:16');
good('core-tag', 'data: {target: !!str 5}\n', [['data.target', '5']]);

// Numbers.
bad('seed-with-a-fraction', after('seed: 42.5'), 'config/type 3:7');
bad('seed-as-a-float', after('seed: 42.0'), 'config/type 3:7', { replacements: ['42'] });
bad('seed-beyond-2^53', after('seed: 9007199254740993'), 'config/integer-literal 3:7');
good('seed-at-2^53-1', after('seed: 9007199254740991'), [['seed', 9007199254740991]]);
bad('seed-huge', after('seed: 123456789012345678901234567890'), 'config/integer-literal 3:7');
bad('seed-octal-look', after('seed: 0777'), 'config/integer-literal 3:7', { replacements: ['777'] });
bad('seed-octal', after('seed: 0o777'), 'config/integer-literal 3:7', { replacements: ['511'] });
bad('seed-hexadecimal', after('seed: 0x2A'), 'config/integer-literal 3:7', { replacements: ['42'] });
bad('seed-with-underscores', after('seed: 1_000'), 'config/type 3:7', { replacements: ['1000'] });
bad('seed-negative', after('seed: -1'), 'config/bounds 3:7');
bad('seed-in-quotes', after('seed: "42"'), 'config/type 3:7', { replacements: ['42'] });
bad('seed-empty', after('seed:'), 'config/type 3:1');
bad('seed-of-an-integer-tag', after('seed: !!int 0777'), 'config/integer-literal 3:13');
bad('label-octal-look', after('  positive_class: 0777'), 'config/integer-literal 3:19', { replacements: ['"0777"'] });
bad('nan', after('features: {epsilon: .nan}'), 'config/bounds 3:21');
bad('infinity', after('models: {svm: {C: .inf}}'), 'config/bounds 3:19');
bad('overflow', after('models: {svm: {C: 1e400}}'), 'config/bounds 3:19');
good('exponent-with-point', after('features: {epsilon: 1.0e-06}'), [['features.epsilon', 1e-6]]);
good('exponent-without-point', after('features: {epsilon: 1e-6}'), [['features.epsilon', 1e-6]]);
bad('test-size-1.5', after('  test_size: 1.5'), 'config/bounds 3:14');
bad('test-size-0', after('  test_size: 0'), 'config/bounds 3:14');
bad('test-size-1', after('  test_size: 1'), 'config/bounds 3:14');
bad('one-fold', after('cv: {n_splits: 1}'), 'config/bounds 3:16');
bad('no-neighbors', after('models: {knn: {n_neighbors: 0}}'), 'config/bounds 3:29');
bad('negative-c', after('models: {svm: {C: -1}}'), 'config/bounds 3:19');
bad('target-precision-0', after('business: {target_precision: 0}'), 'config/bounds 3:30');
good('target-precision-1', after('business: {target_precision: 1}'), [['business.target_precision', 1]]);
bad('outlier-factor-negative', after('preprocessing: {outlier_factor: -0.5}'), 'config/bounds 3:33');
good('outlier-factor-null', after('preprocessing: {outlier_factor: null}'), [['preprocessing.outlier_factor', null]]);
bad('max-features-fraction', after('models: {random_forest: {max_features: 1.5}}'), 'config/bounds 3:40');
bad('class-weight-zero', after('models: {svm: {class_weight: {0: 0, 1: 1}}}'), 'config/bounds 3:34');

// Other values.
good('norway', after('  positive_class: NO'), [['data.positive_class', 'NO']]);
good('norway-as-target', 'data: {target: NO}\n', [['data.target', 'NO']]);
bad('yes-for-true', after('bundle: {include_dataset: yes}'), 'config/type 3:27', { replacements: ['true'] });
bad('choice', after('cv: {rank_by: roc-auc}'), 'config/choice 3:15', { replacements: ['roc_auc'] });
bad('list-for-a-number', after('cv: {n_splits: [5]}'), 'config/type 3:16');
bad('number-for-a-section', after('cv: 5'), 'config/type 3:5');
bad('text-for-a-list', after('  exclude: id'), 'config/type 3:12', { replacements: ['[id]'] });
bad('list-of-models', after('models:', '  - knn', '  - svm'), 'config/type 4:3', { replacements: ['{knn: {}, svm: {}}'] });
bad('no-models', after('models: {}'), 'config/missing-key 3:1');
bad('no-target', 'data:\n  path: a.csv\n', 'config/missing-key 1:1');
bad('null-target', 'data: {target: null}\n', 'config/missing-key 1:16');
bad('sha256-in-capitals', after(`  sha256: ${'AB'.repeat(32)}`), 'config/bounds 3:11', { replacements: ['ab'.repeat(32)] });
good('sha256-of-digits', after(`  sha256: ${'1'.repeat(64)}`), [['data.sha256', '1'.repeat(64)]]);
bad('experiment-name-with-a-path', after('experiment: {name: ../x}'), 'config/bounds 3:20');
bad('experiment-name-hidden', after('experiment: {name: .x}'), 'config/bounds 3:20');
bad('path-with-nul', after('  path: "a\\0.csv"'), 'config/path 3:9');
good('path-absolute', after('  path: /data/a.csv'), [['data.path', '/data/a.csv']]);
bad('target-excluded', after('  exclude: [y]'), 'config/name-clash 3:12');

// Artifacts.
bad('model-dir', after('artifacts: {model_dir: out}'), 'config/choice 3:24', { replacements: ['artifacts'] });
bad('lineage-file', after('artifacts: {lineage_file: l.json}'), 'config/choice 3:27', { replacements: ['lineage.json'] });
bad('artifact-with-separator', after('artifacts: {model_file: ../m.json}'), 'config/path 3:25');
bad('artifact-with-backslash', after('artifacts: {model_file: a\\m.json}'), 'config/path 3:25');
bad('artifact-device', after('artifacts: {metrics_file: con.json}'), 'config/path 3:27');
bad('artifact-clash', after('artifacts:', '  metrics_file: Threshold.TXT'), 'config/name-clash 4:17');
bad('artifact-clash-after-renaming', after('artifacts: {model_file: metrics.pkl}'), ['config/renamed-model-file 3:25', 'config/name-clash 3:25']);
bad('artifact-clash-with-the-bundle', after('artifacts: {model_file: Lineage.json}'), 'config/name-clash 3:25');

for (const entry of readdirSync(here, { withFileTypes: true }))
  if (entry.isDirectory()) rmSync(join(here, entry.name), { recursive: true });
for (const { name, input, expect } of cases) {
  mkdirSync(join(here, name));
  writeFileSync(join(here, name, 'input.yaml'), input);
  writeFileSync(join(here, name, 'expect.json'), `${JSON.stringify(expect, null, 2)}\n`);
}
console.log(`${cases.length} cases`);
