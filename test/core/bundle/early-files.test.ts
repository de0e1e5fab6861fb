import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildBundle,
  createEarlyFiles,
  createMemoryStore,
  executeRun,
  type Executor,
  type TaskRequest,
} from '../../../src/core/index.ts';
import { runTask } from '../../../src/core/pipeline/run-task.ts';
import { stream } from '../../../src/core/random/stream.ts';
import { sampleCsv, sampleRun } from './sample-run.ts';

/** Tasks in the order in which they were given out, and the most that ran at once. */
interface Watched {
  readonly executor: Executor;
  readonly given: string[];
  most: number;
}

/** Finishes tasks in an order of its own; fails at those that `fails` names. */
function watched(concurrency: number, seed: number, fails: (name: string) => boolean = () => false): Watched {
  const random = stream(seed, 'turns');
  let busy = 0;
  const watch: Watched = {
    given: [],
    most: 0,
    executor: {
      concurrency,
      run: async (request: TaskRequest) => {
        watch.given.push(request.task.name);
        watch.most = Math.max(watch.most, ++busy);
        for (let turns = random.below(12); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
        busy--;
        if (fails(request.task.name)) throw new Error(`${request.task.name} fails`);
        return runTask(request);
      },
    },
  };
  return watch;
}

describe('early files', () => {
  it('change no byte, in any order of completion, and the executor never has more than it can do', async () => {
    const { run, bundle } = await sampleRun(undefined, sampleCsv(3500));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.nat(), async (concurrency, seed) => {
        const watch = watched(concurrency, seed);
        const work = { executor: watch.executor, store: createMemoryStore() };
        const early = createEarlyFiles(run, work);
        const again = await executeRun(run, { ...work, ...early.watch });
        const made = await early.made();
        expect(made.contents.size).toBe(5);
        expect((await buildBundle(again, { ...work, made })).sha256).toBe(bundle.sha256);
        expect(watch.most).toBeLessThanOrEqual(concurrency);
        expect(watch.given.filter((name) => name === 'deflate').length).toBeGreaterThan(2);
      }),
      { numRuns: 6 },
    );
  });

  it('leave a run that fails with nothing under way', async () => {
    const { run } = await sampleRun();
    const { executor } = watched(3, 1, (name) => name === 'select');
    const early = createEarlyFiles(run, { executor });
    const options = { executor, store: createMemoryStore(), ...early.watch };
    await expect(executeRun(run, options)).rejects.toThrow('select fails');
    expect(early.watch.spare?.running.size).toBe(0);
  });
});
