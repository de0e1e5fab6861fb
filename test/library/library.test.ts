import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createMemoryStore,
  describeProblem,
  fileAt,
  openBundle,
  predict,
  SelfsameError,
  train,
  verify,
  type Trained,
} from '../../src/library/index.ts';
import { SMALL_CONFIG, smallCsv } from '../cli/small-job.ts';
import { GOLDEN_CASES } from '../golden/cases.ts';

const DATA = smallCsv(120);
let made: Promise<Trained> | undefined;
const trained = (): Promise<Trained> => (made ??= train({ config: SMALL_CONFIG, data: DATA }));

/** The error's code, of what must fail. */
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SelfsameError ? error.code : String(error)),
  );

describe('train', () => {
  it.each(GOLDEN_CASES.filter(({ name }) => ['model-knn', 'missing', 'option-second-engine'].includes(name)))(
    'comes to the pinned bytes of $name',
    async ({ configFile, dataFile, expected }) => {
      const { bundle } = await train({ config: readFileSync(configFile), data: readFileSync(dataFile) });
      expect(bundle.sha256).toBe(expected);
    },
  );

  it('says what it found: the ranking, the threshold, the scores on the test rows, and what is odd about the data', async () => {
    const { bundle, ranking, threshold, test, remarks } = await trained();
    expect(ranking.map(({ model }) => model).sort()).toEqual(['decision_tree', 'logistic_regression', 'random_forest']);
    expect(ranking[0].mean.roc_auc).toBeGreaterThanOrEqual(ranking[2].mean.roc_auc as number);
    expect(threshold.target_precision).toBe(0.8);
    const { tn, fp, fn, tp } = test.confusion_matrix;
    expect(test.accuracy).toBe((tn + tp) / (tn + fp + fn + tp));
    expect(remarks.every(({ severity }) => severity !== 'error')).toBe(true);
    expect(remarks.map(describeProblem).join('\n')).toContain('[data/default-positive-class]');
    expect(bundle.files.map(({ path }) => path)).toContain('SHA256SUMS');
  });

  it('takes texts and bytes for the same, and finds finished tasks in a store', async () => {
    const { bundle } = await trained();
    const store = createMemoryStore();
    const states: string[] = [];
    const progress = { onTask: ({ state }: { state: string }) => void states.push(state) };
    const bytes = new TextEncoder();
    const input = { config: bytes.encode(SMALL_CONFIG), data: bytes.encode(DATA) };
    expect((await train(input, { store })).bundle.sha256).toBe(bundle.sha256);
    const changed = SMALL_CONFIG.replace('target_precision: 0.8', 'target_precision: 0.7');
    expect((await train({ ...input, config: changed }, { store, progress })).bundle.sha256).not.toBe(bundle.sha256);
    expect(states.filter((state) => state === 'running').length).toBeLessThan(5);
  });

  it.each([
    ['a config with a mistake', 'data: { target: bought }\nseed: minus one\n', DATA, 'config/type'],
    [
      'weights for labels that are not there',
      `${SMALL_CONFIG}`.replace('max_depth: 4', 'class_weight: {maybe: 2}'),
      DATA,
      'config/choice',
    ],
    ['data without the target', SMALL_CONFIG, 'a,b\n1,2\n', 'data/target-absent'],
    ['no data', SMALL_CONFIG, '', 'data/empty'],
  ])('refuses %s with a code', async (_, config, data, code) => {
    expect(await codeOf(train({ config, data }))).toBe(code);
  });

  it('ends when its signal says so', async () => {
    const controller = new AbortController();
    const progress = { onTask: () => controller.abort() };
    const run = train({ config: SMALL_CONFIG, data: DATA }, { signal: controller.signal, progress });
    expect(await codeOf(run)).toBe('run/cancelled');
  });
});

describe('verify', () => {
  it.each(['integrity', 'model-check', 'spot-check', 'replay'] as const)('reaches the depth %s', async (depth) => {
    const { bundle } = await trained();
    const report = await verify(bundle.zip, { depth, expect: bundle.sha256 });
    expect(report).toMatchObject({ passed: true, depth, problems: [] });
    expect(report.spot_check?.fits.length).toBe(depth === 'spot-check' ? 3 : undefined);
  });

  it('makes the model check where nothing is asked for, and integrity where the data is missing', async () => {
    const { bundle } = await trained();
    expect((await verify(bundle.zip)).depth).toBe('model-check');
    const without = await train({ config: `${SMALL_CONFIG}bundle: { include_dataset: false }\n`, data: DATA });
    const opened = await openBundle(without.bundle.zip);
    expect((await verify(opened)).depth).toBe('integrity');
    expect(await verify(opened, { data: DATA })).toMatchObject({ depth: 'model-check', passed: true });
    expect(await codeOf(verify(opened, { depth: 'replay' }))).toBe('bundle/dataset-needed');
  });

  it('reports what is wrong in a bundle, and refuses what is none', async () => {
    const { bundle } = await trained();
    const opened = await openBundle(bundle.zip);
    const files = opened.files.map((file) =>
      file.role === 'threshold' ? { ...file, bytes: new TextEncoder().encode('0.5\n'), sha256: '0'.repeat(64) } : file,
    );
    const report = await verify({ ...opened, files });
    expect(report.passed).toBe(false);
    expect(report.problems.map(({ code }) => code)).toContain('bundle/hash');
    expect((await verify(bundle.zip, { expect: '0'.repeat(64) })).checks['fingerprint'].passed).toBe(false);
    expect(await codeOf(verify(new Uint8Array(100)))).toBe('zip/not-a-zip');
  });
});

describe('predict', () => {
  it('gives each row its probability, and flags it by the threshold of the bundle or by another', async () => {
    const { bundle, threshold } = await trained();
    const answer = await predict(bundle.zip, DATA);
    expect(answer).toMatchObject({ n: 120, threshold: threshold.threshold, labels: ['no', 'yes'] });
    expect((await predict(await openBundle(bundle.zip), DATA, 0)).counts).toEqual([0, 120]);
    expect(await codeOf(predict(bundle.zip, 'hours\n1\n'))).toBe('predict/missing-column');
  });
});

it('hands out the files of a bundle', async () => {
  const { bundle, threshold } = await trained();
  const opened = await openBundle(bundle.zip);
  const file = fileAt(opened, opened.lineage?.threshold.path ?? '');
  expect(new TextDecoder().decode(file?.bytes)).toBe(`${threshold.threshold}\n`);
});
