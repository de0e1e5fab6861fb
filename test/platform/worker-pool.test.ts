import { describe, expect, it } from 'vitest';
import { buildBundle, createMemoryStore, executeRun } from '../../src/core/index.ts';
import { createWorkerPool, type SpawnedWorker } from '../../src/platform/worker-pool.ts';
import { createTaskWorker, type TaskMessage } from '../../src/worker/task-worker.ts';
import { GOLDEN_CASES, goldenInput } from '../golden/cases.ts';

const GOLDEN = GOLDEN_CASES.find(({ name }) => name === 'missing') ?? GOLDEN_CASES[0];

/** A worker in this very thread that sees what a real one would, and dies when `dies` says so. */
function localWorker(
  log: { sent: TaskMessage[]; ended: number },
  dies: (message: TaskMessage) => boolean,
): SpawnedWorker {
  const worker = createTaskWorker();
  let onDeath: ((reason: string) => void) | null = null;
  return {
    run: (message) =>
      new Promise((resolve) => {
        setImmediate(() => {
          log.sent.push(message);
          if (dies(message)) onDeath?.('out of memory');
          else resolve(worker.run(structuredClone(message)));
        });
      }),
    onDeath: (listener) => {
      onDeath = listener;
    },
    terminate: () => {
      log.ended++;
    },
  };
}

async function run(size: number, dies: (message: TaskMessage) => boolean) {
  const log = { sent: [] as TaskMessage[], ended: 0 };
  const pool = createWorkerPool(size, () => localWorker(log, dies));
  const input = await goldenInput(GOLDEN);
  const result = await executeRun(input, { executor: pool, store: createMemoryStore() });
  return { hashes: result.tasks.map((task) => task.sha256), log, result, pool };
}

describe('the worker pool', () => {
  it('gives the same hashes with one, two and three workers', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map((size) => run(size, () => false)));
    expect(two.hashes).toEqual(one.hashes);
    expect(three.hashes).toEqual(one.hashes);
  });

  it('sends the table to each worker once', async () => {
    const { log } = await run(1, () => false);
    const tables = log.sent.flatMap(({ task, inputs }) => inputs.filter((_, i) => task.inputs[i] === 'table'));
    expect(tables.length).toBeGreaterThan(10);
    expect(tables.filter(({ bytes }) => bytes !== undefined).length).toBe(1);
  });

  it('gives a task out once more when its worker dies', async () => {
    let deaths = 0;
    const undisturbed = await run(2, () => false);
    const disturbed = await run(2, ({ task }) => task.name === 'fit/svm/fold-1' && deaths++ === 0);
    expect(deaths).toBe(2);
    expect(disturbed.hashes).toEqual(undisturbed.hashes);
  });

  it('names the task whose worker dies again', async () => {
    await expect(run(2, ({ task }) => task.name === 'fit/svm/fold-1')).rejects.toThrow(
      /died twice at task fit\/svm\/fold-1: out of memory.*run\/worker-died/,
    );
  });

  it('starts its workers when told to, and not again when they are used', async () => {
    const log = { sent: [] as TaskMessage[], ended: 0 };
    let started = 0;
    const pool = createWorkerPool(2, () => {
      started++;
      return localWorker(log, () => false);
    });
    pool.warm();
    expect(started).toBe(2);
    await executeRun(await goldenInput(GOLDEN), { executor: pool, store: createMemoryStore() });
    expect(started).toBe(2);
    pool.close();
    expect(log.ended).toBe(2);
  });

  it('ends the workers beyond a limit, and gives the same hashes with those that are left', async () => {
    const log = { sent: [] as TaskMessage[], ended: 0 };
    const pool = createWorkerPool(3, () => localWorker(log, () => false));
    pool.warm();
    pool.limit(1);
    expect(pool.concurrency).toBe(1);
    expect(log.ended).toBe(2);
    const limited = await executeRun(await goldenInput(GOLDEN), { executor: pool, store: createMemoryStore() });
    expect(limited.tasks.map((task) => task.sha256)).toEqual((await run(2, () => false)).hashes);
  });

  it('keeps one worker whatever the limit', () => {
    const pool = createWorkerPool(2, () => localWorker({ sent: [], ended: 0 }, () => false));
    pool.limit(0);
    expect(pool.concurrency).toBe(1);
  });

  it('compresses the files of a bundle to the same bytes as one thread does', async () => {
    const { result, pool } = await run(2, () => false);
    const alone = await buildBundle(result);
    expect((await buildBundle(result, { executor: pool })).sha256).toBe(alone.sha256);
  });

  it('ends the worker when cancelled in the middle of a task', async () => {
    const abort = new AbortController();
    const log = { sent: [] as TaskMessage[], ended: 0 };
    const cancel = ({ task }: TaskMessage): boolean => {
      if (task.name === 'fit/svm/fold-1') abort.abort();
      return false;
    };
    const pool = createWorkerPool(1, () => localWorker(log, cancel));
    const options = { executor: pool, store: createMemoryStore(), signal: abort.signal };
    await expect(executeRun(await goldenInput(GOLDEN), options)).rejects.toThrow(/run\/cancelled/);
    expect(log.ended).toBe(1);
    expect(log.sent.at(-1)?.task.name).toBe('fit/svm/fold-1');
  });
});
