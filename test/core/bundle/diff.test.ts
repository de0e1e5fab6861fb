import { describe, expect, it } from 'vitest';
import { diffBundles, encodeUtf8, openBundle, openBundleFiles, writeZip } from '../../../src/core/index.ts';
import { forge } from './forge.ts';
import { SAMPLE_CONFIG, sampleCsv, sampleRun } from './sample-run.ts';

const openRun = async (config = SAMPLE_CONFIG, csv?: string) => openBundle((await sampleRun(config, csv)).bundle.zip);

describe('diffBundles', () => {
  it('finds nothing between a bundle and itself', async () => {
    const diff = await diffBundles(await openRun(), await openRun());
    expect(diff).toMatchObject({
      same: true,
      same_zip: true,
      config: [],
      files: [],
      data: { same: true, columns: [] },
    });
    expect(diff.tasks.first_difference).toBeNull();
    expect(diff.metrics.every(({ difference }) => difference === 0)).toBe(true);
  });

  it('tells the same files in another container from the same bytes', async () => {
    const { bundle } = await sampleRun();
    const folder = await openBundleFiles(bundle.files.map(({ path, bytes }) => ({ path, bytes })));
    expect(await diffBundles(await openRun(), folder)).toMatchObject({ same: true, same_zip: false });
  });

  it('names the changed value, the first task that it reaches, and what follows from it', async () => {
    const diff = await diffBundles(
      await openRun(),
      await openRun(SAMPLE_CONFIG.replace('max_depth: 4', 'max_depth: 2')),
    );
    expect(diff.same).toBe(false);
    expect(diff.config).toEqual([{ key: 'models.decision_tree.max_depth', a: '4', b: '2' }]);
    expect(diff.data).toMatchObject({ same: true, columns: [] });
    expect(diff.tasks.first_difference).toBe('fit/decision_tree/fold-0');
    const state = (name: string) => diff.tasks.tasks.find((task) => task.name === name)?.state;
    expect(state('fit/logistic_regression/fold-0')).toBe('same');
    expect(state('evaluate/decision_tree')).toBe('affected');
    expect(diff.models.map(({ name }) => name).sort()).toEqual(['decision_tree', 'logistic_regression']);
    const tree = diff.models.find(({ name }) => name === 'decision_tree');
    expect(tree?.difference).toBe((tree?.b ?? 0) - (tree?.a ?? 0));
  });

  it('names models that only one of them has', async () => {
    const diff = await diffBundles(
      await openRun(),
      await openRun(SAMPLE_CONFIG.replace('  decision_tree:\n    max_depth: 4\n', '  knn: {}\n')),
    );
    expect(diff.models.find(({ name }) => name === 'knn')).toMatchObject({ a: null, difference: null });
    expect(diff.models.find(({ name }) => name === 'decision_tree')).toMatchObject({ b: null, difference: null });
    expect(diff.config.map(({ key }) => key)).toEqual(['models.decision_tree', 'models.knn']);
  });

  it('says how the data differ: rows, columns, what the training rows were like', async () => {
    const csv = sampleCsv()
      .split('\n')
      .map((line, i) => (line === '' ? line : `${line},${i === 0 ? 'more' : i}`))
      .slice(0, -20)
      .join('\n');
    const diff = await diffBundles(await openRun(), await openRun(SAMPLE_CONFIG, `${csv}\n`));
    expect(diff.data.same).toBe(false);
    expect(diff.data.b.rows).toBeLessThan(diff.data.a.rows);
    expect(diff.data.columns.find(({ name }) => name === 'more')).toMatchObject({
      state: 'added',
      a: null,
      b: { type: 'numeric' },
    });
    expect(diff.data.columns.find(({ name }) => name === 'minutes')?.state).toBe('changed');
    expect(diff.tasks.first_difference).toBe('dataset');
  });

  it('does not take the word of a bundle that is not intact', async () => {
    const { bundle } = await sampleRun();
    const files = await forge(bundle, 'artifacts/metrics.json', (text) =>
      text.replace(/"accuracy": [\d.]+/, '"accuracy": 0.999'),
    );
    const diff = await diffBundles(await openRun(), await openBundle(writeZip(files)));
    expect(diff.a.failed_checks).toEqual([]);
    expect(diff.b.failed_checks).toEqual(['The metrics, computed again from the predictions, are equal']);
    expect(diff.metrics.find(({ name }) => name === 'accuracy')?.b).toBe(0.999);
  });

  it('cannot compare what has no lineage that can be read', async () => {
    const { bundle } = await sampleRun();
    const files = bundle.files.map(({ path, bytes }) =>
      path === 'artifacts/lineage.json' ? { path, bytes: encodeUtf8('{') } : { path, bytes },
    );
    await expect(diffBundles(await openRun(), await openBundleFiles(files))).rejects.toMatchObject({
      name: 'SelfsameError',
    });
  });
});
