import { describe, expect, it } from 'vitest';
import { createInlineExecutor, openBundle, verifyBundle, writeZip } from '../../../src/core/index.ts';
import { forge } from './forge.ts';
import { sampleRun } from './sample-run.ts';

/** A change with every hash re-made to fit, and the checks that notice it. */
const FORGERIES: readonly (readonly [
  what: string,
  path: string,
  edit: (text: string) => string,
  noticed: readonly string[],
])[] = [
  [
    'a better accuracy',
    'artifacts/metrics.json',
    (t) => t.replace(/"accuracy": [\d.]+/, '"accuracy": 0.999'),
    ['metrics_follow'],
  ],
  [
    'a better fold',
    'artifacts/metrics.json',
    (t) => t.replace(/"fold": 0,\s+"roc_auc": [\d.]+/, '"fold": 0,\n          "roc_auc": 1'),
    ['metrics_follow'],
  ],
  [
    'another best model',
    'artifacts/metrics.json',
    (t) => t.replace(/"best_model_name": "\w+"/, '"best_model_name": "svm"'),
    ['model_follows', 'tables_agree', 'metrics_follow'],
  ],
  [
    'another run ID in metrics',
    'artifacts/metrics.json',
    (t) => t.replace(/"run_id": "./, '"run_id": "f'),
    ['metrics_follow'],
  ],
  [
    'a target that was never set',
    'artifacts/metrics.json',
    (t) => t.replace('"target_precision": 0.8', '"target_precision": 0.9'),
    ['metrics_follow'],
  ],
  [
    'another threshold',
    'artifacts/threshold.txt',
    () => '0.5\n',
    ['threshold_agrees', 'threshold_follows', 'tables_agree'],
  ],
  ['a number written in another way', 'artifacts/threshold.txt', (t) => t.replace('\n', '0\n'), ['schema']],
  [
    'a prediction',
    'artifacts/results/predictions.csv',
    (t) => t.replace(/test,,1,[\d.e-]+,\d/, 'test,,1,0.9999,1'),
    ['metrics_follow', 'curves_follow', 'model_check'],
  ],
  [
    'a label',
    'artifacts/results/predictions.csv',
    (t) => t.replace(/test,,1,/, 'test,,0,'),
    ['metrics_follow', 'curves_follow', 'data_agrees'],
  ],
  [
    'an out-of-fold probability',
    'artifacts/results/out_of_fold.csv',
    (t) => t.replace(/\n(\d+,\d,\d),[\d.e-]+/, '\n$1,0.123'),
    ['metrics_follow', 'curves_follow'],
  ],
  [
    'what guessing gives',
    'artifacts/metrics.json',
    (t) => t.replace(/("baseline": [^]*?"cv_roc_auc_mean": )0.5/, '$10.4'),
    ['metrics_follow'],
  ],
  [
    'a row moved to the test set',
    'artifacts/results/splits.csv',
    (t) => t.replace(/train,\d/, 'test,'),
    ['tables_agree'],
  ],
  ['a row more', 'artifacts/results/splits.csv', (t) => `${t}160,test,\n`, ['tables_agree']],
  [
    'a curve',
    'artifacts/results/curves.json',
    (t) => t.replace(/"positives": \d+/, '"positives": 1'),
    ['curves_follow'],
  ],
  [
    'a setting in config.json',
    'artifacts/config.json',
    (t) => t.replace('"test_size": 0.2', '"test_size": 0.3'),
    ['resolved_config_follows'],
  ],
  [
    'the seed in config.yaml',
    'config.yaml',
    (t) => t.replace('seed: 7', 'seed: 8'),
    ['run_id', 'resolved_config_follows', 'lineage_follows'],
  ],
  [
    'a coefficient of the preprocessing',
    'artifacts/best_model.json',
    (t) => t.replace(/"mean": [\d.]+/, '"mean": 1.5'),
    ['model_check'],
  ],
  [
    'a hyperparameter of the model',
    'artifacts/best_model.json',
    (t) => t.replace('"C": 1', '"C": 2'),
    ['model_follows'],
  ],
  [
    'a label of the model',
    'artifacts/best_model.json',
    (t) => t.replace('"positive": "yes"', '"positive": "no!"'),
    ['resolved_config_follows', 'data_agrees'],
  ],
  ['a value in the dataset', 'data/sample.csv', (t) => t.replace(/\d\.\d{3}/, '9.999'), ['run_id']],
  [
    'a task in lineage',
    'artifacts/lineage.json',
    (t) => t.replace('"name": "drift"', '"name": "drifts"'),
    ['lineage_follows'],
  ],
  ['a slice in lineage', 'artifacts/lineage.json', (t) => t.replace('"cv.rank_by"', '"cv"'), ['lineage_follows']],
  ['the seed in lineage', 'artifacts/lineage.json', (t) => t.replace('"seed": 7', '"seed": 8'), ['lineage_follows']],
  [
    'the run ID in lineage',
    'artifacts/lineage.json',
    (t) => t.replace(/"run_id": "../, '"run_id": "ff'),
    ['run_id', 'metrics_follow'],
  ],
  [
    'the number of rows in lineage',
    'artifacts/lineage.json',
    (t) => t.replace('"rows": 160', '"rows": 161'),
    ['tables_agree'],
  ],
  [
    'a size in lineage',
    'artifacts/lineage.json',
    (t) => t.replace(/("role": "metrics"[^}]+"bytes": )\d+/, '$11'),
    ['metrics'],
  ],
  [
    'a sentence in the card',
    'artifacts/model_card.md',
    (t) => t.replace('## Limitations', '## Strengths'),
    ['card_follows'],
  ],
  [
    'a number in the log',
    'artifacts/logs/metrics.jsonl',
    (t) => t.replace('"rows":160', '"rows":999'),
    ['log_follows'],
  ],
  [
    'a summary of a fit in the log',
    'artifacts/logs/metrics.jsonl',
    (t) => t.replace(/("fit\/decision_tree\/fold-1","metrics":\{"depth":)\d/, '$19'),
    ['tasks_follow'],
  ],
  [
    'a mean in the drift baseline',
    'artifacts/drift_baseline.json',
    (t) => t.replace(/"mean": [\d.]+/, '"mean": 1.5'),
    ['drift_follows', 'tasks_follow'],
  ],
  [
    'the rate in the drift baseline',
    'artifacts/drift_baseline.json',
    (t) => t.replace(/"training_positive_rate": 0/, '"training_positive_rate": 1'),
    ['drift_agrees', 'drift_follows', 'tasks_follow'],
  ],
  [
    'the hash of a task',
    'artifacts/lineage.json',
    (t) => t.replace(/("name": "drift"[^}]+"sha256": ")../, '$1ff'),
    ['tasks_follow'],
  ],
  [
    'the hash of a task that prepares the data',
    'artifacts/lineage.json',
    (t) => t.replace(/("name": "table"[^}]+"sha256": ")../, '$1ff'),
    ['data_tasks_follow'],
  ],
  ['a space in metrics', 'artifacts/metrics.json', (t) => t.replace('"f1": ', '"f1":  '), ['metrics_follow']],
  ['a space in the model', 'artifacts/best_model.json', (t) => t.replace('"C": ', '"C":  '), ['model_follows']],
  ['a space in lineage', 'artifacts/lineage.json', (t) => t.replace('"seed": ', '"seed":  '), ['lineage_follows']],
];

describe('with all hashes re-made to fit', () => {
  it.each(FORGERIES)('%s is noticed without training', async (_what, path, edit, noticed) => {
    const { bundle } = await sampleRun();
    const opened = await openBundle(writeZip(await forge(bundle, path, edit)));
    const report = await verifyBundle(opened, { depth: 'model-check' });
    const failed = Object.keys(report.checks).filter((name) => !report.checks[name].passed);
    expect(report.passed).toBe(false);
    expect(failed).toEqual(expect.arrayContaining([...noticed]));
  });

  it('a config that leads to millions of tasks is named without making them', async () => {
    const { bundle } = await sampleRun();
    const huge = 'models:\n  random_forest: {n_estimators: 100000}\n  extra_trees: {n_estimators: 100000}';
    const files = await forge(bundle, 'config.yaml', (text) =>
      text.replace('models:', huge).replace('n_splits: 3', 'n_splits: 1000'),
    );
    const report = await verifyBundle(await openBundle(writeZip(files)), { depth: 'model-check' });
    expect(report.checks.lineage_follows.problem).toContain('at least 4005010 tasks');
    expect(report.checks.metrics_follow).toMatchObject({ passed: false, checked: false });
  });

  it('says which task is the first to differ and which follow from it', async () => {
    const { bundle } = await sampleRun();
    const files = await forge(bundle, 'config.yaml', (text) => text.replace('max_depth: 4', 'max_depth: 2'));
    const report = await verifyBundle(await openBundle(writeZip(files)), {
      depth: 'replay',
      executor: createInlineExecutor(),
    });
    const state = (name: string) => report.replay?.tasks.find((task) => task.name === name)?.state;
    expect(report.replay?.first_difference).toBe('fit/decision_tree/fold-0');
    expect(state('split')).toBe('same');
    expect(state('fit/logistic_regression/fold-0')).toBe('same');
    expect(state('fit/decision_tree/fold-0')).toBe('different');
    expect(state('evaluate/decision_tree')).toBe('affected');
  });

  it.each(['table', 'features', 'preprocess/fold-1'])(
    'another hash of %s is the finding of the replay and of the check that takes its word',
    async (name) => {
      const { bundle } = await sampleRun();
      const files = await forge(bundle, 'artifacts/lineage.json', (text) =>
        text.replace(new RegExp(`("name": "${name}"[^}]+"sha256": ")..`), '$1ff'),
      );
      const report = await verifyBundle(await openBundle(writeZip(files)), {
        depth: 'replay',
        executor: createInlineExecutor(),
      });
      expect(report.replay?.first_difference).toBe(name);
      expect(report.checks.data_tasks_follow).toMatchObject({ passed: false, problem: expect.stringContaining(name) });
    },
  );
});
