import { beforeAll, describe, expect, it } from 'vitest';
import { compareModels } from '../../../src/core/evaluation/compare-models.ts';
import { curveCounts } from '../../../src/core/evaluation/curve.ts';
import { scoreProbabilities } from '../../../src/core/evaluation/scores.ts';
import { rowsOfSet, TRAIN } from '../../../src/core/evaluation/split.ts';
import { summariseFolds } from '../../../src/core/evaluation/summarise.ts';
import {
  buildBundle,
  createInlineExecutor,
  openBundle,
  verifyBundle,
  writeZip,
  type RunResult,
  type VerificationReport,
} from '../../../src/core/index.ts';
import { forge, retraced } from './forge.ts';
import { sampleRun } from './sample-run.ts';

async function spotCheck(zip: Uint8Array, fits: number, seed = 1): Promise<VerificationReport> {
  const spot = { fits, seed };
  return verifyBundle(await openBundle(zip), {
    depth: 'spot-check',
    spotCheck: spot,
    executor: createInlineExecutor(),
  });
}

/**
 * What somebody who has this program can do: the probabilities of a model made better than they are, and metrics,
 * curves and card made from them, so that everything in the bundle agrees with everything else.
 */
function flattered(run: RunResult, model: string): RunResult {
  const rows = rowsOfSet(run.split, TRAIN);
  const y = Uint8Array.from(rows, (row) => run.table.target.y[row]);
  const models = run.models.map((entry) => {
    if (entry.model !== model) return entry;
    const probabilities = entry.probabilities.map((p, i) => (i % 9 === 0 ? p + (y[i] - p) / 20 : p));
    const folds = entry.evaluation.folds.map((_, fold) => {
      const own = [...rows.keys()].filter((i) => run.split.fold[rows[i]] === fold);
      return scoreProbabilities(
        Uint8Array.from(own, (i) => y[i]),
        Float64Array.from(own, (i) => probabilities[i]),
        0.5,
      );
    });
    const evaluation = { folds, ...summariseFolds(folds), curve: curveCounts(y, probabilities) };
    return { ...entry, probabilities, evaluation };
  });
  const ranked = run.ranking.map((name) => {
    const { folds } = models.find((entry) => entry.model === name)?.evaluation ?? { folds: [] };
    return { model: name, folds };
  });
  return { ...run, models, comparisons: compareModels(ranked, run.config.cv.rank_by) };
}

describe('spot check', () => {
  let honest: { run: RunResult; zip: Uint8Array };
  beforeAll(async () => {
    const { run, bundle } = await sampleRun();
    honest = { run, zip: bundle.zip };
  });

  it('repeats as many fits as are asked for, and all where there are fewer', async () => {
    const some = await spotCheck(honest.zip, 2);
    expect(some.passed).toBe(true);
    expect(some.spot_check).toMatchObject({ passed: true, seed: 1, of: 6, first_difference: null });
    expect(some.spot_check?.fits).toHaveLength(2);
    const all = await spotCheck(honest.zip, 100);
    expect(all.spot_check?.fits).toHaveLength(6);
    expect(all.spot_check?.fits.every(({ rows, different }) => rows > 40 && different === 0)).toBe(true);
  });

  it('draws by the seed: the same again, another one others', async () => {
    const drawn = async (seed: number) =>
      (await spotCheck(honest.zip, 2, seed)).spot_check?.fits.map((fit) => fit.task);
    expect(await drawn(5)).toEqual(await drawn(5));
    const draws = new Set<string>();
    for (let seed = 0; seed < 12; seed++) draws.add(String(await drawn(seed)));
    expect(draws.size).toBeGreaterThan(3);
  });

  it('repeats nothing but what leads to the fits', async () => {
    const names = (await spotCheck(honest.zip, 1)).spot_check?.tasks.map(({ name }) => name) ?? [];
    expect(names).toEqual(expect.arrayContaining(['dataset', 'table', 'split']));
    expect(names.filter((name) => name.startsWith('fit/'))).toHaveLength(1);
    expect(names).not.toContain('select');
  });

  it('notices a model that was made to look better, which no check without training can', async () => {
    const second = honest.run.ranking[1];
    const { zip } = await buildBundle(await retraced(flattered(honest.run, second)));
    expect((await verifyBundle(await openBundle(zip), { depth: 'model-check' })).passed).toBe(true);
    const report = await spotCheck(zip, 6);
    expect(report.passed).toBe(false);
    expect(report.spot_check?.first_difference).toBe(`fit/${second}/fold-0`);
    const wrong = report.spot_check?.fits.filter(({ passed }) => !passed) ?? [];
    expect(new Set(wrong.map(({ model }) => model))).toEqual(new Set([second]));
    expect(wrong.every(({ largest_difference }) => largest_difference > 0.001)).toBe(true);
    expect(report.problems.map(({ code }) => code)).toContain('bundle/spot-check');
  });

  it('notices the hash of a repeated task', async () => {
    const { bundle } = await sampleRun();
    const files = await forge(bundle, 'artifacts/lineage.json', (text) =>
      text.replace(/("name": "split"[^}]+"sha256": ")../, '$1ff'),
    );
    const report = await spotCheck(writeZip(files), 1);
    expect(report.passed).toBe(false);
    expect(report.spot_check).toMatchObject({ first_difference: 'split', fits: [{ passed: true }] });
  });

  it('says what is missing where it cannot begin', async () => {
    const { bundle } = await sampleRun();
    const files = await forge(bundle, 'artifacts/results/out_of_fold.csv', (text) => text.replace('row,', 'rows,'));
    const report = await spotCheck(writeZip(files), 1);
    expect(report.passed).toBe(false);
    expect(report.spot_check).toMatchObject({
      passed: false,
      first_difference: 'artifacts/results/out_of_fold.csv',
      fits: [],
    });
  });
});
