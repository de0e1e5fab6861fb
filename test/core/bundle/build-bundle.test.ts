import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildBundle, decodeUtf8, type Bundle } from '../../../src/core/index.ts';
import { SAMPLE_CONFIG, sampleRun } from './sample-run.ts';

const textOf = (bundle: Bundle, path: string): string => {
  const file = bundle.files.find((entry) => entry.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return decodeUtf8(file.bytes);
};
const jsonOf = (bundle: Bundle, path: string) => JSON.parse(textOf(bundle, path)) as Record<string, unknown>;

describe('buildBundle', () => {
  it('has the files in the documented order', async () => {
    const { bundle } = await sampleRun();
    expect(bundle.files.map(({ path, role }) => `${path} ${role ?? '–'}`)).toEqual([
      'data/sample.csv dataset',
      'config.yaml config',
      'artifacts/best_model.json model',
      'artifacts/threshold.txt threshold',
      'artifacts/metrics.json metrics',
      'artifacts/drift_baseline.json drift_baseline',
      'artifacts/config.json resolved_config',
      'artifacts/model_card.md model_card',
      'artifacts/logs/metrics.jsonl log',
      'artifacts/results/splits.csv splits',
      'artifacts/results/predictions.csv predictions',
      'artifacts/results/out_of_fold.csv out_of_fold',
      'artifacts/results/curves.json curves',
      'artifacts/results/intervals.json intervals',
      'artifacts/results/comparisons.json comparisons',
      'artifacts/results/importance.json importance',
      'artifacts/lineage.json –',
      'SHA256SUMS –',
    ]);
  });

  it('keeps dataset and config byte for byte', async () => {
    const { run, bundle } = await sampleRun();
    expect(bundle.files[0].bytes).toEqual(run.dataset.bytes);
    expect(bundle.files[1].bytes).toEqual(run.configFile.bytes);
  });

  it('is a function of the result', async () => {
    const { run, bundle } = await sampleRun();
    expect((await buildBundle(run)).sha256).toBe(bundle.sha256);
  });

  it('gives another run ID to another comment, and the same model', async () => {
    const { bundle } = await sampleRun();
    const { bundle: other } = await sampleRun(SAMPLE_CONFIG.replace('# kept as it is', '# changed'));
    expect(other.runId).not.toBe(bundle.runId);
    expect(other.files[2].sha256).toBe(bundle.files[2].sha256);
    expect(bundle.runId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('has the keys of metrics and lineage in the documented order', async () => {
    const { bundle } = await sampleRun();
    const metrics = jsonOf(bundle, 'artifacts/metrics.json');
    expect(Object.keys(metrics).join(' ')).toBe(
      '$schema run_id best_model_name calibration accuracy roc_auc average_precision precision recall f1 log_loss brier confusion_matrix cv_ranking baseline',
    );
    expect(Object.keys(metrics.calibration as object).join(' ')).toBe(
      'type target_precision threshold chosen_on reached',
    );
    expect(Object.keys(jsonOf(bundle, 'artifacts/lineage.json')).join(' ')).toBe(
      '$schema run_id dataset config model threshold artifacts engine seed tasks format',
    );
  });

  it('has one log line for each task, in the order of the plan', async () => {
    const { run, bundle } = await sampleRun();
    const lines = textOf(bundle, 'artifacts/logs/metrics.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { task: string }).task)).toEqual(run.tasks.map(({ name }) => name));
    expect(JSON.parse(lines[0])).toEqual({ step: 0, task: 'dataset', metrics: { bytes: run.dataset.bytes.length } });
  });

  it('leaves the dataset out where the config says so, and still names it', async () => {
    const { bundle } = await sampleRun(`${SAMPLE_CONFIG}bundle:\n  include_dataset: false\n`);
    expect(bundle.files[0].path).toBe('config.yaml');
    expect(jsonOf(bundle, 'artifacts/lineage.json').dataset).toMatchObject({ path: 'data/sample.csv', rows: 160 });
    expect(textOf(bundle, 'SHA256SUMS')).not.toContain('sample.csv');
  });

  it('leaves out what guessing gives where the config does not want it', async () => {
    const { run, bundle } = await sampleRun(`${SAMPLE_CONFIG}baseline: null\n`);
    expect(jsonOf(bundle, 'artifacts/metrics.json').baseline).toBeNull();
    expect(run.tasks.map(({ name }) => name)).not.toContain('baseline');
    expect(textOf(bundle, 'artifacts/model_card.md')).not.toContain('Guessing');
  });

  it('keeps names and categories like `__proto__` in the drift baseline', async () => {
    const { bundle } = await sampleRun();
    const text = textOf(bundle, 'artifacts/drift_baseline.json');
    expect(text).toContain('"__proto__": 0.');
    expect(Object.keys(jsonOf(bundle, 'artifacts/drift_baseline.json').numeric_feature_stats as object)).toEqual([
      'minutes',
      'constructor',
    ]);
  });

  const checker = new URL('../../../../shared/tools/check_bundle.py', import.meta.url);
  it.skipIf(!existsSync(checker)).each([
    ['out of fold', SAMPLE_CONFIG],
    ['threshold from test', `${SAMPLE_CONFIG}  threshold_from: test\n`],
    ['without dataset', `${SAMPLE_CONFIG}bundle:\n  include_dataset: false\n`],
    ['a precision that nothing reaches', SAMPLE_CONFIG.replace('0.8', '1').replace('max_depth: 4', 'max_depth: 1')],
    ['ranked by log loss', SAMPLE_CONFIG.replace('n_splits: 3', 'n_splits: 3\n  rank_by: log_loss')],
  ])('satisfies the independent checker: %s', async (_name, config) => {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-'));
    try {
      const { bundle } = await sampleRun(config);
      writeFileSync(join(folder, 'b.zip'), bundle.zip);
      const out = execFileSync('python3', [checker.pathname, join(folder, 'b.zip')], { encoding: 'utf8' });
      expect(out).toContain('all holds');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('model card', () => {
  it('shows text from the data as text', async () => {
    const { bundle } = await sampleRun();
    const card = textOf(bundle, 'artifacts/model_card.md');
    expect(card).not.toMatch(/<b>/);
    expect(card).toContain('land \\| "x"');
    expect(card).toContain('constructor');
  });

  it('says where the threshold comes from', async () => {
    const { bundle } = await sampleRun();
    expect(textOf(bundle, 'artifacts/model_card.md')).toContain('mixes the calibrations of the folds');
    const { bundle: onTest } = await sampleRun(`${SAMPLE_CONFIG}  threshold_from: test\n`);
    expect(textOf(onTest, 'artifacts/model_card.md')).toContain('optimistic');
  });

  it('says that engineered features were left out', async () => {
    const { bundle } = await sampleRun(`${SAMPLE_CONFIG}features:\n  epsilon: 0.001\n`);
    expect(textOf(bundle, 'artifacts/model_card.md')).toContain('were left out');
  });

  it('has every section, and hashes instead of a date', async () => {
    const { run, bundle } = await sampleRun();
    const card = textOf(bundle, 'artifacts/model_card.md');
    expect(card.match(/^## .*/gm)).toEqual([
      '## Model details',
      '## Intended use',
      '## Training data',
      '## Training configuration',
      '## Evaluation results',
      '## Limitations',
      '## Ethical considerations',
      '## How to use',
      '## Reproducibility',
    ]);
    for (const text of [run.dataset.sha256, run.configFile.sha256, bundle.runId]) expect(card).toContain(text);
    expect(card).not.toMatch(/20\d\d-\d\d/);
  });
});
