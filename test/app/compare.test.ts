import { describe, expect, it } from 'vitest';
import { compareStatuses } from '../../src/app/compare/compare-statuses.ts';
import {
  causesOf,
  comparisonVerdict,
  difference,
  kinshipOf,
  metricRows,
  metricsFinding,
  modelsFinding,
  tasksFinding,
} from '../../src/app/compare/findings.ts';
import { columnShifts, dataFinding, reach } from '../../src/app/compare/shifts.ts';
import { viewCell } from '../../src/app/graph/cell-state.ts';
import { allCells, layoutGraph } from '../../src/app/graph/layout.ts';
import type { ComparisonView } from '../../src/worker/protocol.ts';
import { compareView } from '../../src/worker/workbench-compare.ts';
import { filesOf, forge, repair } from '../core/bundle/forge.ts';
import { SAMPLE_CONFIG, sampleCsv, sampleRun } from '../core/bundle/sample-run.ts';
import { writeZip } from '../../src/core/index.ts';

const zipOf = async (config = SAMPLE_CONFIG, csv?: string) => (await sampleRun(config, csv)).bundle.zip;
const compared = async (a: Uint8Array, b: Uint8Array): Promise<ComparisonView> =>
  compareView({ name: 'a.zip', content: a }, { name: 'b.zip', content: b });
const states = ({ diff, tasks }: ComparisonView) => {
  const statuses = compareStatuses(diff);
  return Object.fromEntries(allCells(layoutGraph(tasks)).map((cell) => [cell.id, viewCell(cell, statuses, 0).state]));
};

describe('two bundles', () => {
  it('of the same bytes are the same experiment', async () => {
    const view = await compared(await zipOf(), await zipOf());
    expect(kinshipOf(view.diff)).toBe('same bytes');
    expect(view.first.fingerprint).toBe(view.second.fingerprint);
    expect(new Set(Object.values(states(view)))).toEqual(new Set(['same']));
    expect(JSON.parse(view.json)).toMatchObject({ same: true });
  });

  it('packed otherwise are the same experiment, with one fingerprint', async () => {
    const { bundle } = await sampleRun();
    const files = filesOf(bundle).map(({ path, bytes }) => ({ path, blob: new Blob([bytes as BlobPart]) }));
    const view = await compareView({ name: 'a', content: bundle.zip }, { name: 'b', content: files });
    expect(kinshipOf(view.diff)).toBe('same files');
    expect(view.second).toMatchObject({ container: 'folder', fingerprint: bundle.sha256 });
  });

  it('that differ in a config value part where it is read', async () => {
    const view = await compared(await zipOf(), await zipOf(SAMPLE_CONFIG.replace('max_depth: 4', 'max_depth: 2')));
    expect(comparisonVerdict(view)).toMatchObject({
      known: 'Two experiments.',
      rest: 'They differ in one config value, models.decision_tree.max_depth.',
      tone: 'known',
    });
    expect(tasksFinding(view.diff)).toMatch(/^The runs part at the decision tree of fold 0; \d+ of \d+ tasks/);
    expect(states(view)).toMatchObject({
      data: 'same',
      'logistic_regression/0': 'same',
      'decision_tree/0': 'different',
      rank: 'affected',
    });
    expect(modelsFinding(view.diff)).toMatch(/best in both|best in the first/);
  });

  it('that differ in a comment are trained the same', async () => {
    const view = await compared(await zipOf(), await zipOf(`# why\n${SAMPLE_CONFIG}`));
    expect(kinshipOf(view.diff)).toBe('same training');
    expect(comparisonVerdict(view).known).toBe('The training is the same.');
  });

  it('with one config and other results contradict each other', async () => {
    const { bundle } = await sampleRun();
    const fit = '"name": "fit/decision_tree/fold-1"';
    const forged = await forge(bundle, 'artifacts/lineage.json', (text) => {
      const at = text.indexOf(fit);
      return text.slice(0, at) + text.slice(at).replace(/"sha256": "[0-9a-f]{64}"/, `"sha256": "${'0'.repeat(64)}"`);
    });
    const view = await compared(bundle.zip, writeZip(await repair(forged)));
    expect(comparisonVerdict(view)).toMatchObject({
      known: 'One experiment, two results.',
      rest: 'Data and config are the same, yet the decision tree of fold 1 came out different.',
      tone: 'broken',
    });
  });

  it('of other data part at the data, and the columns say how', async () => {
    const fewer = sampleCsv().split('\n').slice(0, -30).join('\n');
    const view = await compared(await zipOf(), await zipOf(SAMPLE_CONFIG, `${fewer}\n`));
    expect(causesOf(view.diff)).toEqual(['their data']);
    expect(states(view).data).toBe('different');
    expect(dataFinding(view.diff.data)).toMatch(/rows fewer in the second/);
    const shifts = columnShifts(view.diff.data);
    expect(shifts.some(({ shift }) => shift !== null && shift !== 0)).toBe(true);
  });

  it('of one file and two seeds have other training rows, and part at the split', async () => {
    const view = await compared(await zipOf(), await zipOf(SAMPLE_CONFIG.replace(/seed: \d+/, 'seed: 99')));
    expect(dataFinding(view.diff.data)).toBe('The same file; other rows of it are the training rows');
    expect(tasksFinding(view.diff)).toContain('the split into training and test rows');
  });

  it('of one training by two kernels say so', async () => {
    const { diff, ...view } = await compared(await zipOf(), await zipOf(`# why\n${SAMPLE_CONFIG}`));
    const older = { ...view, diff: { ...diff, a: { ...diff.a, engine: { ...diff.a.engine, kernels: 0 } } } };
    expect(comparisonVerdict(older).rest).toMatch(/^Kernels 0 and \d+ write it down differently/);
  });

  it('of other models show which has what', async () => {
    const view = await compared(
      await zipOf(),
      await zipOf(SAMPLE_CONFIG.replace('  decision_tree:\n    max_depth: 4\n', '  knn: {}\n')),
    );
    expect(states(view)).toMatchObject({ 'decision_tree/0': 'first', 'knn/0': 'second' });
  });

  it('names the one that cannot be read', async () => {
    const broken = compared(await zipOf(), (await zipOf()).subarray(0, 500));
    await expect(broken).rejects.toMatchObject({
      problems: [{ message: expect.stringMatching(/^b\.zip: /) as string }],
    });
  });
});

describe('numbers beside each other', () => {
  it('have a sign, and never vanish by rounding', () => {
    expect([0.0123, -0.5, 0, 1e-9, null].map((gap) => difference(gap))).toEqual([
      '+0.0123',
      '−0.5000',
      '0',
      '+1.0e−9',
      '–',
    ]);
  });

  it('know of which less is better', async () => {
    const { diff } = await compared(await zipOf(), await zipOf(SAMPLE_CONFIG.replace('max_depth: 4', 'max_depth: 1')));
    const rows = metricRows({
      ...diff,
      metrics: [
        { name: 'roc_auc', a: 0.9, b: 0.8, difference: -0.1 },
        { name: 'log_loss', a: 0.3, b: 0.2, difference: -0.1 },
      ],
    });
    expect(rows.map(({ gain }) => gain)).toEqual([-0.1, 0.1]);
    expect(metricsFinding(rows)).toBe('On the test rows the second is better in 1 of 2 scores, the first in 1');
    expect(metricsFinding(rows.slice(0, 1))).toContain('the first is better');
  });

  it('share an axis that ends on a round number', () => {
    expect([reach([0.17], 0), reach([-0.031, 0.02], 0), reach([0], 0.2)]).toEqual([0.2, 0.04, 0.2]);
  });
});
