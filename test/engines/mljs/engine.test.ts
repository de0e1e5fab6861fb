import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  buildBundle,
  createInlineExecutor,
  createMemoryStore,
  executeRun,
  loadPipeline,
  openBundle,
  parseConfig,
  verifyBundle,
  type Bundle,
} from '../../../src/core/index.ts';
import { MLJS_PACKAGES } from '../../../src/core/pipeline/kernels.ts';
import { engineOfBundle, loadEngine } from '../../../src/engines/load-engine.ts';
import { createTaskWorker } from '../../../src/worker/task-worker.ts';
import { createWorkerPool } from '../../../src/platform/worker-pool.ts';
import { sampleInput, SAMPLE_CONFIG } from '../../core/bundle/sample-run.ts';

const CONFIG = SAMPLE_CONFIG.replace(
  /models:[\s\S]*?cv:/,
  'models:\n  decision_tree: {}\n  random_forest: {n_estimators: 60}\n  knn: {}\n  svm: {}\ncv:',
).replace('seed: 7', 'seed: 7\nengine: mljs');

async function train(config = CONFIG, workers = 0): Promise<Bundle> {
  const executor =
    workers === 0
      ? createInlineExecutor(loadEngine)
      : createWorkerPool(workers, () => ({ ...createTaskWorker(), onDeath: () => {}, terminate: () => {} }));
  return buildBundle(await executeRun(await sampleInput(config), { executor, store: createMemoryStore() }));
}

describe('engine: mljs', () => {
  it('gives the same bundle twice, on one worker and on two, whatever Math.random says', async () => {
    const first = await train();
    const { random, exp } = Math;
    Math.random = () => 0.25;
    Math.exp = (x) => exp(x) * (1 + 1e-15);
    try {
      expect((await train()).sha256).toBe(first.sha256);
      expect((await train(CONFIG, 2)).sha256).toBe(first.sha256);
    } finally {
      Object.assign(Math, { random, exp });
    }
  });

  it('replays and verifies, and lineage names the packages', async () => {
    const bundle = await train();
    const opened = await openBundle(bundle.zip);
    expect(opened.lineage?.engine).toEqual({ name: 'mljs', kernels: expect.any(Number), packages: MLJS_PACKAGES });
    const report = await verifyBundle(opened, {
      depth: 'replay',
      executor: createInlineExecutor(loadEngine),
      loadEngine,
    });
    expect(report.problems).toEqual([]);
    expect(report.passed).toBe(true);
  });

  it('makes models that predict only with its own engine', async () => {
    const opened = await openBundle((await train()).zip);
    expect(loadPipeline(opened, await engineOfBundle(opened)).pipeline.engine).toBe('mljs');
    expect(() => loadPipeline(opened)).toThrow(/of the engine mljs/);
  });

  it('refuses to replay what other versions of the packages made', async () => {
    const opened = await openBundle((await train()).zip);
    const lineage = { ...opened.lineage!, engine: { ...opened.lineage!.engine, packages: { 'ml-cart': '1.0.0' } } };
    await expect(
      verifyBundle({ ...opened, lineage }, { depth: 'replay', executor: createInlineExecutor(loadEngine), loadEngine }),
    ).rejects.toThrow(/ml-cart 1\.0\.0/);
  });

  it('is trained on the same table, split and preprocessing as by our own engine', async () => {
    const hashes = async (config: string) => {
      const { lineage } = await openBundle((await train(config)).zip);
      return new Map(lineage!.tasks.map(({ name, sha256 }) => [name, sha256]));
    };
    const own = await hashes(CONFIG.replace('engine: mljs', 'engine: selfsame'));
    for (const [name, sha256] of await hashes(CONFIG))
      if (/^(dataset|table|features|split|preprocess)/.test(name)) expect(own.get(name)).toBe(sha256);
      else if (/^fit\/(?!knn)/.test(name)) expect(own.get(name)).not.toBe(sha256);
  });

  it('names the versions that are installed', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(MLJS_PACKAGES)) expect(devDependencies[name], name).toBe(version);
  });
});

describe('what mljs cannot do', () => {
  const problems = (text: string) => parseConfig(`data: {target: y}\n${text}`).problems;

  it('is an error of the config with its place and a fix', () => {
    const found = problems(
      'engine: mljs\nmodels:\n  decision_tree: {criterion: entropy, min_samples_leaf: 3}\n  logistic_regression: {class_weight: balanced}\n',
    );
    expect(found.map(({ code, place }) => [code, place?.path, place?.line])).toEqual([
      ['config/engine', 'models.decision_tree.criterion', 4],
      ['config/engine', 'models.decision_tree.min_samples_leaf', 4],
      ['config/engine', 'models.logistic_regression.class_weight', 5],
    ]);
    expect(found.every(({ fix }) => fix?.includes('engine: mljs'))).toBe(true);
  });

  it('is no error with our own engine, nor are neutral values', () => {
    expect(problems('models:\n  decision_tree: {criterion: entropy}\n')).toEqual([]);
    expect(problems('engine: mljs\nmodels:\n  decision_tree: {criterion: gini, class_weight: null}\n')).toEqual([]);
    expect(problems('engine: mljs\n')).toEqual([]);
  });

  it('is refused before any fit where it would take too long', async () => {
    const rows = Array.from(
      { length: 8000 },
      (_, i) => `${i % 97},${(i * 7) % 31},v${i % 150},${(i * i) % 3 > 0 ? 1 : 0}`,
    );
    const input = await sampleInput('engine: mljs\ndata: {target: y}\n', `a,b,c,y\n${rows.join('\n')}\n`);
    const started: string[] = [];
    const run = executeRun(input, {
      executor: createInlineExecutor(loadEngine),
      store: createMemoryStore(),
      progress: { onTask: ({ task, state }) => void (state === 'running' && started.push(task.name)) },
    });
    await expect(run).rejects.toThrow(/random_forest \d+ \w+.*at most about \d+ rows.*\[engine\/too-large\]/s);
    expect(started).toEqual(['table', 'features']);
  });
});
