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
  type RunInput,
  type TaskEvent,
  type TaskStore,
} from '../../../src/core/index.ts';
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
