import type { Depth } from '../../../src/core/index.ts';
import type { Expectation } from '../expectation.ts';
import type { GoodBundle } from './good.ts';
import type { Edit, Recipe } from './recipe.ts';

/** Hostile files in bundles whose container is in order: JSON, lineage, model, tables, Markdown. */
export interface BundleCase {
  readonly name: string;
  readonly recipe: Recipe;
  readonly expect: Expectation & { readonly depth?: Depth };
}

const LINEAGE = 'artifacts/lineage.json';
const MODEL = 'artifacts/best_model.json';
const METRICS = 'artifacts/metrics.json';
const CONFIG = 'artifacts/config.json';
const CURVES = 'artifacts/results/curves.json';
const PREDICTIONS = 'artifacts/results/predictions.csv';
const CARD = 'artifacts/model_card.md';

const CASES: BundleCase[] = [];

interface Options extends Partial<Omit<Expectation, 'codes'>> {
  readonly bundle?: GoodBundle;
  readonly hashes?: Recipe['hashes'];
  readonly depth?: Depth;
}

function add(
  name: string,
  codes: string | readonly string[],
  edits: Edit | readonly Edit[],
  options: Options = {},
): void {
  const { bundle = 'logistic', hashes = 'fit', exit = 1, ...rest } = options;
  CASES.push({
    name,
    recipe: { bundle, hashes, edits: Array.isArray(edits) ? (edits as readonly Edit[]) : [edits as Edit] },
    expect: { exit, codes: typeof codes === 'string' ? [codes] : codes, ...rest },
  });
}

const edits = (path: string) => ({
  text: (text: string): Edit => ({ path, text }),
  hex: (hex: string): Edit => ({ path, hex }),
  repeat: (repeat: string, times: number, more: { before?: string; after?: string } = {}): Edit => ({
    path,
    repeat,
    times,
    ...more,
  }),
  find: (find: string, put: string): Edit => ({ path, find, put }),
  set: (set: readonly (string | number)[], to: Extract<Edit, { set: unknown }>['to']): Edit => ({ path, set, to }),
  drop: (...drop: readonly (string | number)[]): Edit => ({ path, drop }),
  array: (array: readonly (string | number)[], at: number, to: number | string): Edit => ({ path, array, at, to }),
  resize: (array: readonly (string | number)[], resize: number): Edit => ({ path, array, resize }),
  remove: { path, remove: true } as Edit,
});

// JSON as text: in lineage.json, which everything else depends on.
const lineage = edits(LINEAGE);
const DEEP = 100_000;
add('json-not-utf8', 'json/encoding', lineage.hex('7b22ff223a317d'));
add('json-overlong-utf8', 'json/encoding', lineage.hex('7b22c0af223a317d'));
add('json-utf16', 'json/encoding', lineage.hex('fffe7b007d00'));
add('json-byte-order-mark', 'json/encoding', lineage.find('^', '\ufeff'));
add('json-half-surrogate', 'json/encoding', lineage.find('"run_id": "', '"run_id": "\\ud800'));
add('json-empty', 'json/syntax', lineage.text(''));
add('json-nul', 'json/syntax', lineage.text('\u0000'));
add('json-cut', 'json/syntax', lineage.find('"seed"[^]*', '"see'));
add('json-text-after', 'json/syntax', lineage.find('$', '{}'));
add('json-comment', 'json/syntax', lineage.find('^', '// made by hand\n'));
add('json-trailing-comma', 'json/syntax', lineage.find('\\n}', ',\n}'));
add('json-single-quotes', 'json/syntax', lineage.find('"seed"', "'seed'"));
add('json-control-character', 'json/syntax', lineage.find('"run_id": "', '"run_id": "\t'));
add('json-nan', 'json/syntax', lineage.find('"seed": 7', '"seed": NaN'));
add('json-infinity', 'json/syntax', lineage.find('"seed": 7', '"seed": -Infinity'));
add('json-number-beyond-range', 'json/number', lineage.find('"seed": 7', '"seed": 7e999'));
add('json-leading-zero', 'json/syntax', lineage.find('"seed": 7', '"seed": 07'));
add('json-duplicate-key', 'json/duplicate-key', lineage.find('"seed": 7', '"seed": 7,\n  "seed": 8'), {
  says: ['"seed"'],
});
add('json-duplicate-key-by-escape', 'json/duplicate-key', lineage.find('"seed": 7', '"seed": 7,\n  "se\\u0065d": 8'));
add(
  'json-duplicate-proto-key',
  'json/duplicate-key',
  lineage.find('"seed": 7', '"__proto__": 1, "__proto__": 2, "seed": 7'),
);
add('json-deep-lists', 'json/depth', lineage.repeat('[', DEEP));
add('json-deep-closed-lists', 'json/depth', lineage.repeat('[', DEEP, { after: ']'.repeat(9) }));
add('json-deep-objects', 'json/depth', lineage.repeat('{"a":', DEEP));
add('json-too-many-values', 'json/size', lineage.repeat('[],', 1_100_000, { before: '[', after: '[]]' }));

// lineage.json as a document.
add('lineage-absent', 'bundle/lineage-missing', lineage.remove, { exit: 2 });
add('lineage-a-list', 'json/schema', lineage.text('[]\n'));
add('lineage-a-word', 'json/schema', lineage.text('"lineage"\n'));
add('lineage-null', 'json/schema', lineage.text('null\n'));
add('lineage-empty-object', 'json/schema', lineage.text('{}\n'));
add('lineage-unknown-key', 'json/schema', lineage.set(['note'], 'x'), { says: ['note'] });
add('lineage-proto-key', 'json/schema', lineage.find('"seed": 7', '"__proto__": {"seed": 8}, "seed": 7'));
add('lineage-missing-key', 'json/schema', lineage.drop('seed'), { says: ['seed'] });
add('lineage-wrong-types', 'json/schema', [lineage.set(['seed'], '7'), lineage.set(['dataset', 'rows'], -1)], {
  says: ['`seed`', '`dataset.rows`'],
});
add('lineage-seed-fraction', 'json/schema', lineage.set(['seed'], 7.5));
add('lineage-run-id', 'json/schema', lineage.set(['run_id'], 'run-1'));
add('lineage-path-twice', 'lineage/path-twice', lineage.set(['artifacts', 0, 'path'], 'config.yaml'));
add('lineage-path-twice-by-case', 'lineage/path-twice', lineage.set(['artifacts', 0, 'path'], 'CONFIG.yaml'));
add('lineage-path-of-lineage', 'lineage/path-twice', lineage.set(['artifacts', 0, 'path'], LINEAGE));
add('lineage-role-twice', 'json/schema', lineage.set(['artifacts', 1, 'role'], 'metrics'));
add('lineage-path-absolute', 'lineage/unsafe-path', lineage.set(['model', 'path'], '/etc/passwd'));
add('lineage-path-climbs', 'lineage/unsafe-path', lineage.set(['model', 'path'], '../../.ssh/id_rsa'));
add('lineage-path-backslash', 'lineage/unsafe-path', lineage.set(['dataset', 'path'], 'data\\sample.csv'));
add('lineage-path-drive', 'lineage/unsafe-path', lineage.set(['dataset', 'path'], 'C:sample.csv'));
add('lineage-path-nul', 'lineage/unsafe-path', lineage.set(['config', 'path'], 'config.yaml\u0000.txt'));
add('lineage-path-empty', 'lineage/unsafe-path', lineage.set(['threshold', 'path'], ''));
add('lineage-hash-upper-case', 'lineage/hash', lineage.set(['model', 'sha256'], 'AB'.repeat(32)));
add('lineage-hash-short', 'lineage/hash', lineage.set(['model', 'sha256'], 'ab'.repeat(31)));
add('lineage-hash-newline', 'lineage/hash', lineage.set(['model', 'sha256'], `${'ab'.repeat(32)}\n`));
add('lineage-hash-not-hex', 'lineage/hash', lineage.set(['artifacts', 0, 'sha256'], 'gh'.repeat(32)));
add('lineage-hash-of-a-task', 'lineage/hash', lineage.set(['tasks', 0, 'sha256'], 'none'));
add(
  'lineage-everything-at-once',
  ['lineage/hash', 'lineage/unsafe-path', 'json/schema'],
  [lineage.set(['dataset', 'sha256'], 'x'), lineage.set(['config', 'path'], '..'), lineage.set(['seed'], null)],
);
add('lineage-task-twice', 'json/schema', lineage.set(['tasks', 1, 'name'], 'dataset'));
add('lineage-task-of-itself', 'json/schema', lineage.set(['tasks', 1, 'inputs'], ['table']));
add('lineage-task-of-a-later-one', 'json/schema', lineage.set(['tasks', 1, 'inputs'], ['split']));
add('lineage-no-tasks', 'json/schema', lineage.set(['tasks'], []));
add('lineage-newer', 'bundle/newer-version', lineage.set(['format'], 2), { exit: 2, says: ['(format 2 > 1)'] });
add('lineage-format-unknown', 'json/schema', lineage.set(['format'], 0));
add('lineage-many-wrong-tasks', 'json/schema', lineage.repeat('1,', 300_000, { before: '{"tasks":[', after: '1]}' }));

// Other JSON files.
add('metrics-a-list', 'json/schema', edits(METRICS).text('[]\n'));
add('metrics-deep', 'json/depth', edits(METRICS).repeat('[', DEEP));
add('metrics-duplicate-key', 'json/duplicate-key', edits(METRICS).find('"accuracy"', '"accuracy": 1, "accuracy"'));
add('config-json-cut', 'json/syntax', edits(CONFIG).text('{"seed": 7'));
add('curves-not-utf8', 'json/encoding', edits(CURVES).hex('ff'));
add('two-files-damaged', ['json/syntax', 'json/number'], [edits(METRICS).text('{'), edits(CURVES).text('[1e999]')]);

// The model file.
const model = edits(MODEL);
const fitted = (...path: readonly (string | number)[]): (string | number)[] => ['classifier', 'fitted', ...path];
add('model-not-json', 'json/syntax', model.text('\u0080\u0004pickle'));
add('model-deep', 'json/depth', model.repeat('{"a":', DEEP));
add('model-newer', 'bundle/newer-version', model.set(['format'], 2), { says: ['(2 > 1)'] });
add('model-unknown-classifier', 'json/schema', model.set(['classifier', 'name'], 'toString'));
add('model-unknown-engine', 'json/schema', model.set(['engine'], 'python'));
add(
  'model-all-wrong-keys',
  'json/schema',
  [model.set(['input', 'delimiter'], 5), model.set(['target', 'positive'], null)],
  {
    says: ['`input.delimiter`', '`target.positive`'],
  },
);
add('model-column-twice', 'model/invalid', model.set(['input', 'columns', 1, 'name'], 'minutes'));
add('model-column-of-another-type', 'model/invalid', model.set(['input', 'columns', 0, 'type'], 'categorical'));
add('model-column-more', 'model/invalid', model.set(['input', 'columns', 3], { name: 'more', type: 'numeric' }));
add('model-column-named-as-target', 'model/invalid', model.set(['target', 'name'], 'minutes'));
add('model-one-label', 'model/invalid', model.set(['target', 'negative'], 'yes'));
add('model-scale-0', 'model/invalid', model.set(['preprocessing', 'numeric', 0, 'scale'], 0));
add('model-bounds-crossed', 'model/invalid', model.set(['preprocessing', 'numeric', 0, 'lower'], 1e9));
add('model-levels-unsorted', 'model/invalid', model.set(['preprocessing', 'categorical', 0, 'levels'], ['b', 'a']));
add('model-level-twice', 'model/invalid', model.set(['preprocessing', 'categorical', 0, 'levels'], ['a', 'a']));
add('model-feature-count', 'model/invalid', model.resize(fitted('numeric'), 3));
add('model-feature-count-huge', 'model/invalid', model.set(fitted('numeric', 'length'), 4294967296));
add('model-length-negative', 'model/invalid', model.set(fitted('numeric', 'length'), -2));
add('model-length-not-the-data', 'model/invalid', model.set(fitted('numeric', 'length'), 100));
add('model-element-type', 'model/invalid', model.set(fitted('numeric', 'type'), 'constructor'));
add('model-base64', 'model/invalid', model.set(fitted('numeric', 'data'), '!!!!'));
add('model-base64-other-spelling', 'model/invalid', model.find('[AQgw]=="', 'B=="'));
add('model-nan', 'model/invalid', model.array(fitted('numeric'), 0, 'NaN'));
add('model-infinity', 'model/invalid', model.array(fitted('numeric'), 0, 'Infinity'));
add('model-without-a-key', 'model/invalid', model.drop('classifier', 'fitted', 'intercept'));
// Its parameters are not those of the classifier that it names: the schema says so before anything is decoded.
add('model-of-another-classifier', 'json/schema', model.set(['classifier', 'name'], 'svm'));
add('tree-endless', 'model/invalid', model.array(fitted('column'), -1, 1), { bundle: 'tree' });
add('tree-never-ends', 'model/invalid', model.array(fitted('column'), -1, 4), {
  bundle: 'tree',
  says: ['whole trees'],
});
add('tree-ends-early', 'model/invalid', model.array(fitted('column'), 0, 0), { bundle: 'tree' });
add('tree-column-beyond', 'model/invalid', model.array(fitted('column'), 0, 200), { bundle: 'tree' });
add('tree-cut-beyond', 'model/invalid', model.array(fitted('cut'), 0, 200), { bundle: 'tree' });
add('tree-cut-nan', 'model/invalid', model.array(fitted('cuts', 0), 0, 'NaN'), { bundle: 'tree' });
add('tree-fewer-leaves', 'model/invalid', model.resize(fitted('positives'), 2), { bundle: 'tree' });
add(
  'tree-empty-leaf',
  'model/invalid',
  [model.array(fitted('positives'), 0, 0), model.array(fitted('negatives'), 0, 0)],
  {
    bundle: 'tree',
  },
);
add('tree-levels', 'model/invalid', model.array(fitted('levels'), 0, 4000000000), { bundle: 'tree' });
add('forest-cut-off', 'model/invalid', model.resize(fitted('column'), 40), { bundle: 'forest' });
add('boosting-endless', 'model/invalid', model.array(fitted('column'), -1, 1), { bundle: 'boosting' });
add('boosting-overflow', 'model/invalid', model.array(fitted('value'), 0, 1e308), { bundle: 'boosting' });
add('boosting-bins-with-a-gap', 'model/invalid', model.array(fitted('bin_of_level', 0), 0, 200), {
  bundle: 'boosting',
});
add('knn-index-beyond', 'model/invalid', model.array(fitted('codes', 0), 0, 255), { bundle: 'knn' });
add('knn-fewer-labels', 'model/invalid', model.resize(fitted('labels'), 3), { bundle: 'knn' });
add('knn-more-neighbours-than-rows', 'model/invalid', model.set(fitted('neighbours'), 4294967296), { bundle: 'knn' });
add('svm-column-beyond', 'model/invalid', model.array(fitted('support', 'varying'), 1, 2000000000), { bundle: 'svm' });
add('svm-degree-huge', 'model/invalid', model.set(fitted('kernel', 'degree'), 1e15), { bundle: 'svm' });
add('svm-coefficient-huge', 'model/invalid', model.array(fitted('coefficients'), 0, 1e300), { bundle: 'svm' });
add('bayes-variance-0', 'model/invalid', model.array(fitted('variance'), 0, 0), { bundle: 'bayes' });
add('bayes-prior-above-1', 'model/invalid', model.array(fitted('prior'), 0, 5), { bundle: 'bayes' });
add('mljs-tree-cyclic', 'model/invalid', model.array(fitted('right'), 0, 0), { bundle: 'mljs-tree' });
add('mljs-tree-child-of-itself', 'model/invalid', model.array(fitted('right'), 0, 1), { bundle: 'mljs-tree' });
add('mljs-tree-child-beyond', 'model/invalid', model.array(fitted('right'), 0, 1000000), { bundle: 'mljs-tree' });

// Tables and small files.
add('threshold-not-a-number', 'bundle/inconsistent', edits('artifacts/threshold.txt').text('NaN\n'));
add('threshold-hexadecimal', 'bundle/inconsistent', edits('artifacts/threshold.txt').text('0x1\n'));
add(
  'predictions-probability-beyond-1',
  'bundle/inconsistent',
  edits(PREDICTIONS).find('(test,,[01]),[\\d.e-]+', '$1,1.5'),
);
add('predictions-nothing-but-lines', 'bundle/inconsistent', edits(PREDICTIONS).repeat('\n', 100_000));
add('predictions-rows-descend', 'bundle/inconsistent', edits(PREDICTIONS).find('\\n1,', '\n99999,'));
add('file-removed', 'bundle/incomplete', edits(METRICS).remove);
add('file-not-listed', ['bundle/incomplete', 'bundle/hash'], { path: 'artifacts/run.sh', add: 'rm -rf ~\n' });
add('dataset-changed', 'bundle/hash', edits('data/sample.csv').find('\\d\\.\\d{3}', '9.999'), { hashes: 'left' });
add('sums-not-a-list', 'bundle/hash', edits('SHA256SUMS').text('all good\n'), { hashes: 'left' });

// The model card: Markdown from a stranger. Ours has no HTML, no image and no link, and is written again to compare.
const card = edits(CARD);
const CARD_CODE = 'bundle/inconsistent';
add('card-script', CARD_CODE, card.find('## Limitations', '<script>alert(1)</script>\n\n## Limitations'));
add('card-image-tag', CARD_CODE, card.find('## Limitations', '<img src=x onerror=alert(1)>\n\n## Limitations'));
add('card-remote-image', CARD_CODE, card.find('## Limitations', '![](https://example.org/seen.png)\n\n## Limitations'));
add('card-javascript-link', CARD_CODE, card.find('## Limitations', '[open](javascript:alert(1))\n\n## Limitations'));
add('card-data-link', CARD_CODE, card.find('## Limitations', '[open](data:text/html,x)\n\n## Limitations'));
add('card-better-score', CARD_CODE, card.find('\\| ROC AUC \\| [\\d.]+ \\|', '| ROC AUC | 1.0000 |'));
add('card-front-matter', CARD_CODE, card.find('^---\\n', '---\nlicense: mit\n'));
add('card-not-utf8', CARD_CODE, card.hex('23ff0a'));
add('card-empty', CARD_CODE, card.text(''));

export const BUNDLE_CASES: readonly BundleCase[] = CASES;
