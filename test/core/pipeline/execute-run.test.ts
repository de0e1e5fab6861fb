import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  createMemoryStore,
  encodeUtf8,
  executeRun,
  parseConfig,
  readTable,
  sha256,
  tableOutput,
  type Executor,
  type RunInput,
  type TaskEvent,
  type TaskRequest,
} from '../../../src/core/index.ts';
import { runTask } from '../../../src/core/pipeline/run-task.ts';
import { stream } from '../../../src/core/random/stream.ts';

const CONFIG = `
seed: 3
data: { target: y }
models:
  logistic_regression:
  decision_tree: { max_depth: 3 }
  random_forest: { n_estimators: 70 }
cv: { n_splits: 3 }
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
  return { dataset: await hashed(csv(120)), configFile: await hashed(configText), config };
}

/** Finishes tasks in an order of its own: each waits for a number of turns drawn from the seed. */
function unorderedExecutor(concurrency: number, seed: number): Executor {
  const random = stream(seed, 'turns');
  return {
    concurrency,
    run: async (request: TaskRequest) => {
      for (let turns = random.below(12); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
      return runTask(request);
    },
  };
}

const hashes = (run: { tasks: readonly { sha256: string }[] }) => run.tasks.map((task) => task.sha256);

describe('executeRun', () => {
  it('gives the same hashes in any order of completion, on any number of workers', async () => {
    const job = await input();
    const straight = await executeRun(job, { executor: createInlineExecutor(), store: createMemoryStore() });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 7 }), fc.nat(), async (concurrency, seed) => {
        const run = await executeRun(job, {
          executor: unorderedExecutor(concurrency, seed),
          store: createMemoryStore(),
        });
        expect(hashes(run)).toEqual(hashes(straight));
      }),
      { numRuns: 8 },
    );
  });

  it('goes on after a cancel from what was finished, with the same hashes', async () => {
    const job = await input();
    const straight = await executeRun(job, { executor: createInlineExecutor(), store: createMemoryStore() });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (after) => {
        const store = createMemoryStore();
        const abort = new AbortController();
        let finished = 0;
        const progress = {
          onTask: ({ state }: TaskEvent) => {
            if (state === 'done' && ++finished === after) abort.abort();
          },
        };
        const options = { executor: unorderedExecutor(2, after), store };
        await expect(executeRun(job, { ...options, progress, signal: abort.signal })).rejects.toThrow(/run\/cancelled/);
        const states: string[] = [];
        const resumed = await executeRun(job, { ...options, progress: { onTask: ({ state }) => states.push(state) } });
        expect(hashes(resumed)).toEqual(hashes(straight));
        if (after > 1) expect(states).toContain('stored');
      }),
      { numRuns: 5 },
    );
  });

  it('trains only what a change of the config touches', async () => {
    const store = createMemoryStore();
    const trained = async (text: string) => {
      const done: string[] = [];
      const onTask = ({ task, state }: TaskEvent) => {
        if (state === 'done') done.push(task.name);
      };
      await executeRun(await input(text), { executor: createInlineExecutor(), store, progress: { onTask } });
      return done.filter((name) => name !== 'dataset');
    };
    expect(await trained(CONFIG)).not.toEqual([]);
    expect(await trained(CONFIG)).toEqual([]);
    expect(await trained(`${CONFIG}business: { target_precision: 0.6 }\n`)).toEqual(['threshold', 'test', 'intervals']);
    expect(await trained(`${CONFIG}evaluation: { bootstrap_resamples: 10 }\n`)).toEqual(['intervals']);
    expect(await trained(`${CONFIG}evaluation: { bootstrap_resamples: 0 }\n`)).toEqual([]);
    const deeper = await trained(CONFIG.replace('max_depth: 3', 'max_depth: 4'));
    expect(deeper.filter((name) => name.startsWith('fit/') && !name.startsWith('fit/decision_tree/'))).toEqual([]);
    expect(deeper).toContain('fit/decision_tree/fold-2');
  });

  it('does not take one model for another that scores the same', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${(i % 2) * 100 + (i % 7)},${i % 2}`);
    const bytes = encodeUtf8(`x,y\n${rows.join('\n')}\n`);
    const store = createMemoryStore();
    const trained = async (model: string) => {
      const job = await input(`data: { target: y }\nmodels: { ${model}: }\n`);
      const dataset = { bytes, sha256: await sha256(bytes) };
      return executeRun({ ...job, dataset }, { executor: createInlineExecutor(), store });
    };
    const [tree, knn] = [await trained('decision_tree'), await trained('knn')];
    expect(tree.models[0].evaluation).toEqual(knn.models[0].evaluation);
    expect([tree.ranking, knn.ranking]).toEqual([['decision_tree'], ['knn']]);
  });

  it('goes on from a table that the caller has read', async () => {
    const given = await input();
    const asked: string[] = [];
    const inline = createInlineExecutor();
    const executor: Executor = {
      concurrency: 1,
      run: (request) => {
        asked.push(request.task.name);
        return inline.run(request);
      },
    };
    const table = tableOutput(readTable(given.dataset.bytes, given.config.data));
    const run = await executeRun(given, { executor, store: createMemoryStore(), given: new Map([['table', table]]) });
    expect(asked).not.toContain('table');
    const alone = await executeRun(given, { executor: inline, store: createMemoryStore() });
    expect(run.tasks).toEqual(alone.tasks);
  });

  it('refuses a dataset that is not the pinned one before training', async () => {
    const job = await input(CONFIG.replace('target: y', `target: y, sha256: "${'0'.repeat(64)}"`));
    const refuse: Executor = { concurrency: 1, run: () => Promise.reject(new Error('a task ran')) };
    await expect(executeRun(job, { executor: refuse, store: createMemoryStore() })).rejects.toThrow(/data\/pin/);
  });

  it('changes with the seed', async () => {
    const options = { executor: createInlineExecutor(), store: createMemoryStore() };
    const [one, two] = [await input(), await input(CONFIG.replace('seed: 3', 'seed: 4'))];
    expect(hashes(await executeRun(one, options))).not.toEqual(hashes(await executeRun(two, options)));
  });
});
