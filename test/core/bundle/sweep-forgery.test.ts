import { describe, expect, it } from 'vitest';
import {
  buildBundle,
  createInlineExecutor,
  openBundle,
  verifyBundle,
  writeZip,
  type ZipFile,
} from '../../../src/core/index.ts';
import { forge, retraced } from './forge.ts';
import { sampleRun } from './sample-run.ts';

const CONFIG = `data: {target: y}
cv: {n_splits: 2}
models:
  decision_tree:
sweep:
  n_splits: 2
  models: {decision_tree: {max_depth: [1, 2, 3], min_samples_leaf: [1, 4]}}
`;
const SWEEP = 'artifacts/results/sweep.json';

function csv(): string {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const a = (i * 37) % 89;
    return `${a},${'uvw'[i % 3]},${a + ((i * 53) % 41) > 62 ? 1 : 0}`;
  });
  return `a,b,y\n${rows.join('\n')}\n`;
}

const made = sampleRun(CONFIG, csv());

async function failures(files: readonly ZipFile[], depth: 'integrity' | 'spot-check' | 'replay' = 'integrity') {
  const options = { depth, executor: createInlineExecutor(), spotCheck: { fits: 50, seed: 1 } };
  const report = await verifyBundle(await openBundle(writeZip(files)), options);
  const failed = Object.entries(report.checks).filter(([, { passed }]) => !passed);
  return { failed: failed.map(([name]) => name), report };
}

describe('a forged sweep', () => {
  it('is noticed where another candidate is called the chosen one', async () => {
    const { bundle } = await made;
    const files = await forge(bundle, SWEEP, (text) =>
      text.replace(/"chosen": (\d)/, (_, chosen) => `"chosen": ${(Number(chosen) + 1) % 6}`),
    );
    expect((await failures(files)).failed).toContain('sweep_follows');
  });

  it('is noticed where a mean is not that of its folds', async () => {
    const { bundle } = await made;
    const files = await forge(bundle, SWEEP, (text) => text.replace(/"mean": 0\.\d+/, '"mean": 0.5'));
    expect((await failures(files)).failed).toContain('sweep_follows');
  });

  it('is noticed where a score is another than the task put out', async () => {
    const { bundle } = await made;
    const files = await forge(bundle, SWEEP, (text) => text.replace(/"f1": 0\.\d+/, '"f1": 0.123'));
    expect((await failures(files)).failed).toContain('tasks_follow');
  });

  it('is noticed where candidates are missing', async () => {
    const { bundle } = await made;
    const files = await forge(bundle, SWEEP, (text) => text.replace(/"max_depth": 1,/, '"max_depth": 7,'));
    expect((await failures(files)).failed).toContain('sweep_follows');
  });

  it('with all hashes made to fit is noticed by a spot check of the tries', async () => {
    const { run } = await made;
    const sweep = structuredClone(run.sweep);
    const first = sweep?.models[0].searches[0].scores[5] as { f1: number }[] | undefined;
    if (sweep === null || first === undefined) throw new Error('no sweep');
    first[0].f1 = 0.321;
    const forged = await buildBundle(await retraced({ ...run, sweep }));
    const files = forged.files.map(({ path, bytes }) => ({ path, bytes }));
    expect((await failures(files)).failed).toEqual([]);
    const { report } = await failures(files, 'spot-check');
    expect(report.passed).toBe(false);
    expect(report.spot_check?.first_difference).toBe('sweep/decision_tree/fold-0/candidate-05/inner-0');
    expect(report.problems[0].message).toContain('other scores of a candidate');
  });

  it('is noticed where its file is not listed', async () => {
    const { bundle } = await made;
    const files = await forge(bundle, 'artifacts/lineage.json', (text) =>
      text.replace(/,\s+\{\s+"role": "sweep"[^}]*\}/, ''),
    );
    expect((await failures(files)).failed).toContain('lineage_follows');
  });
});
