import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildBundle,
  createInlineExecutor,
  createMemoryStore,
  encodeUtf8,
  executeRun,
  openBundle,
  parseConfig,
  sha256,
  verifyBundle,
  type Executor,
  type RunInput,
  type TaskEvent,
  type TaskStore,
} from '../../../src/core/index.ts';
import { MODEL_NAMES } from '../../../src/core/models/registry.ts';
import { createMemo, runTask } from '../../../src/core/pipeline/run-task.ts';
import { stream } from '../../../src/core/random/stream.ts';

const CONFIG = `
seed: 3
data: { target: y }
models:
  naive_bayes:
  decision_tree: { max_depth: 3 }
cv: { n_splits: 3 }
sweep:
  models:
    decision_tree: { max_depth: [1, 3, null], min_samples_leaf: [1, 8] }
`;

function csv(rows: number): string {
  const random = stream(1, 'rows');
  const lines = Array.from({ length: rows }, () => {
    const x = random.real();
    return `${x},${'abc'[random.below(3)]},${random.real() < x ? 1 : 0}`;
  });
  return `x,c,y\n${lines.join('\n')}\n`;
}

async function input(configText = CONFIG): Promise<RunInput> {
  const hashed = async (text: string) => ({ bytes: encodeUtf8(text), sha256: await sha256(encodeUtf8(text)) });
  const { config, problems } = parseConfig(configText);
  if (config === null) throw new Error(JSON.stringify(problems));
  return { dataset: await hashed(csv(150)), configFile: await hashed(configText), config };
}

async function trained(text: string, store: TaskStore = createMemoryStore()) {
  const events: TaskEvent[] = [];
  const progress = { onTask: (event: TaskEvent) => void (event.state === 'done' && events.push(event)) };
  const run = await executeRun(await input(text), { executor: createInlineExecutor(), store, progress });
  return { run, made: events.map(({ task }) => task.name) };
}

/** Finishes tasks in an order of its own; each worker remembers its own inputs. */
function unorderedExecutor(concurrency: number, seed: number): Executor {
  const random = stream(seed, 'turns');
  const memos = Array.from({ length: concurrency }, () => createMemo(8));
  return {
    concurrency,
    run: async (request) => {
      for (let turns = random.below(6); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      return runTask(request, memos[random.below(concurrency)]);
    },
  };
}

describe('a sweep', () => {
  it('chooses for each fold and, for the best model, on all training rows', async () => {
    const { run } = await trained(CONFIG);
    const [tree] = run.sweep?.models ?? [];
    expect(tree.candidates).toHaveLength(6);
    expect(tree.candidates[1]).toEqual({ max_depth: 1, min_samples_leaf: 8 });
    const parts = tree.searches.map(({ part }) => part);
    expect(parts).toEqual(run.ranking[0] === 'decision_tree' ? [0, 1, 2, 'final'] : [0, 1, 2]);
    expect(tree.searches[0].scores[0]).toHaveLength(3);
  });

  it('makes a bundle that is verified to every depth', async () => {
    const { run } = await trained(CONFIG.replace('  naive_bayes:\n', ''));
    const bundle = await buildBundle(run);
    expect(bundle.files.map(({ path }) => path)).toContain('artifacts/results/sweep.json');
    const opened = await openBundle(bundle.zip);
    for (const depth of ['model-check', 'spot-check', 'replay'] as const) {
      const report = await verifyBundle(opened, {
        depth,
        executor: createInlineExecutor(),
        spotCheck: { fits: 2, seed: 5 },
      });
      expect(report.problems).toEqual([]);
      expect(report.passed).toBe(true);
      expect(report.checks.sweep_follows.passed).toBe(true);
    }
  });

  it('takes tries from the store when candidates are added or another model is changed', async () => {
    const store = createMemoryStore();
    await trained(CONFIG, store);
    const more = CONFIG.replace('[1, 3, null]', '[2, 1, 3, null]').replace('naive_bayes:', 'naive_bayes: { alpha: 2 }');
    const { made } = await trained(more, store);
    const tries = made.filter((name) => name.startsWith('sweep/decision_tree/fold-'));
    expect(tries).toHaveLength(2 * 3 * 3);
    expect(tries.every((name) => /candidate-0[01]/.test(name))).toBe(true);
  });

  it('leaves a run without it as it is', async () => {
    const without = CONFIG.slice(0, CONFIG.indexOf('sweep:'));
    const { run } = await trained(without);
    expect(run.sweep).toBe(null);
    expect('sweep' in run.config).toBe(false);
    const bundle = await buildBundle(run);
    expect(bundle.files.some(({ path }) => path.includes('sweep'))).toBe(false);
    expect((await buildBundle((await trained(`${without}sweep: null\n`)).run)).files.length).toBe(bundle.files.length);
  });
});

describe('a random small sweep', () => {
  const lists = {
    logistic_regression: [
      'C: [0.1, 1]',
      'C: {from: 0.1, to: 10, steps: 3, scale: log}',
      'class_weight: [null, balanced]',
    ],
    decision_tree: ['max_depth: [1, null]', 'min_samples_leaf: {from: 1, to: 9, steps: 3}'],
    random_forest: ['n_estimators: [3, 60]', 'max_features: [sqrt, 0.5]'],
  };
  const model = fc.constantFrom(...(Object.keys(lists) as (keyof typeof lists)[]));
  const sweep = fc.record({
    models: fc.uniqueArray(model, { minLength: 1, maxLength: 2 }),
    which: fc.nat(2),
    method: fc.constantFrom('grid', 'random'),
    seed: fc.nat(99),
    inner: fc.integer({ min: 2, max: 3 }),
  });

  it('gives the same hashes with 1, 2 and 3 workers that finish in any order', async () => {
    await fc.assert(
      fc.asyncProperty(sweep, async ({ models, which, method, seed, inner }) => {
        const tried = models.map((name) => `    ${name}: {${lists[name][which % lists[name].length]}}`).join('\n');
        const text = `seed: ${seed}\ndata: {target: y}\ncv: {n_splits: 2}\nmodels:\n  random_forest: {n_estimators: 5}\n  logistic_regression:\n  decision_tree:\nsweep:\n  method: ${method}\n  budget: 2\n  n_splits: ${inner}\n  models:\n${tried}\n`;
        const given = await input(text);
        const hashes = new Set<string>();
        for (const workers of [1, 2, 3]) {
          const executor = unorderedExecutor(workers, seed);
          const run = await executeRun(given, { executor, store: createMemoryStore() });
          hashes.add((await buildBundle(run)).sha256);
        }
        expect(hashes.size).toBe(1);
      }),
      { numRuns: 8 },
    );
  });
});

describe('every classifier', () => {
  const tried: Readonly<Record<string, string>> = {
    logistic_regression: 'C: [0.1, 1]',
    knn: 'n_neighbors: [1, 15]',
    svm: 'gamma: [scale, 0.5]',
    decision_tree: 'max_depth: [1, null]',
    random_forest: 'n_estimators: [2, 55]',
    extra_trees: 'bootstrap: [true, false]',
    gradient_boosting: 'learning_rate: [0.05, 0.3]',
    naive_bayes: 'alpha: [0.1, 10]',
  };

  it.each(MODEL_NAMES)('%s is swept, and the bundle has the chosen hyperparameters', async (name) => {
    const text = `data: {target: y}\ncv: {n_splits: 2}\nmodels:\n  ${name}:\nsweep:\n  n_splits: 2\n  models:\n    ${name}: {${tried[name]}}\n`;
    const { run } = await trained(text);
    const final = run.sweep?.models[0].searches.at(-1);
    expect(final?.part).toBe('final');
    expect(run.final.params).toMatchObject(run.sweep?.models[0].candidates[final?.chosen ?? 0] ?? {});
    const opened = await openBundle((await buildBundle(run)).zip);
    const report = await verifyBundle(opened, { depth: 'model-check' });
    expect(report.problems).toEqual([]);
  });
});
