import fc from 'fast-check';
import { expect } from 'vitest';
import {
  buildBundle,
  createInlineExecutor,
  createKeptStore,
  encodeUtf8,
  executeRun,
  parseConfig,
  sha256,
  type EntryShelf,
  type Executor,
  type RunInput,
  type StoreEntry,
  type TaskEvent,
} from '../../../src/core/index.ts';
import { createMemo, runTask } from '../../../src/core/pipeline/run-task.ts';
import { stream } from '../../../src/core/random/stream.ts';

/** Few rows whose class is easily told: different models then come to the very same numbers. */
function csv(rows: number, noise: number): string {
  const random = stream(rows, 'rows');
  const lines = Array.from({ length: rows }, (_, i) => {
    const y = random.real() < noise ? random.below(2) : i % 2;
    return `${(i * 7) % 11},${y * 5 + random.below(3)},${'abc'[random.below(3)]},${y}`;
  });
  return `w,x,c,y\n${lines.join('\n')}\n`;
}

const DATA = [csv(40, 0), csv(48, 0.3)];

const MODELS = [
  'logistic_regression: { max_iter: 20 }',
  'logistic_regression: { C: 0.1, max_iter: 20 }',
  'knn: { n_neighbors: 3 }',
  'svm: { C: 0.5 }',
  'decision_tree: { max_depth: 3 }',
  'decision_tree: { criterion: entropy }',
  'random_forest: { n_estimators: 4 }',
  // Two blocks of trees.
  'random_forest: { n_estimators: 60, max_depth: 1 }',
  'extra_trees: { n_estimators: 4 }',
  'gradient_boosting: { max_iter: 4, min_samples_leaf: 4 }',
  'naive_bayes:',
];

const config = fc
  .record({
    models: fc.uniqueArray(fc.constantFrom(...MODELS), {
      minLength: 1,
      maxLength: 4,
      selector: (line) => line.split(':')[0],
    }),
    seed: fc.nat({ max: 2 }),
    folds: fc.integer({ min: 2, max: 3 }),
    rank: fc.constantFrom('roc_auc', 'log_loss'),
    precision: fc.constantFrom(0.5, 0.8),
    from: fc.constantFrom('out_of_fold', 'test'),
    baseline: fc.constantFrom('prior', 'null'),
    clip: fc.constantFrom('1.5', 'null'),
  })
  .map(
    ({ models, seed, folds, rank, precision, from, baseline, clip }) =>
      `seed: ${seed}\nbaseline: ${baseline}\ndata: { target: y }\npreprocessing: { outlier_factor: ${clip} }\n` +
      `cv: { n_splits: ${folds}, rank_by: ${rank} }\nbusiness: { target_precision: ${precision}, threshold_from: ${from} }\n` +
      `models:\n${models.map((line) => `  ${line}\n`).join('')}`,
  );

/** What a run finds in the store, and how the store behaves. */
const STORES = ['empty', 'all', 'partial', 'damaged', 'full', 'unreadable', 'shared'] as const;

const caseOf = fc.record({
  config,
  data: fc.nat({ max: DATA.length - 1 }),
  workers: fc.integer({ min: 1, max: 4 }),
  /** Finished tasks after which the run is cancelled and begun again; 0: it is not. */
  cancelAfter: fc.nat({ max: 30 }),
  store: fc.constantFrom(...STORES),
  order: fc.nat(),
});

type Case = typeof caseOf extends fc.Arbitrary<infer T> ? T : never;

/** Keeps entries in a map, and fails where it is told to. */
function shelfOn(entries: Map<string, StoreEntry>, room = Infinity, readable = true): EntryShelf {
  const look = (key: string): Promise<StoreEntry | undefined> =>
    readable ? Promise.resolve(entries.get(key)) : Promise.reject(new Error('unreadable'));
  return {
    head: async (key) => (await look(key))?.head,
    read: look,
    write(key, { head, body }) {
      if (entries.size >= room) return Promise.reject(new Error('full'));
      entries.set(key, { head: head.slice(), body: body.slice() });
      return Promise.resolve();
    },
    remove: (key) => Promise.resolve(void entries.delete(key)),
  };
}

/** Of every case of this process: configs that have a task in common share it. */
const shared = new Map<string, StoreEntry>();

async function inputOf({ config: text, data }: Case): Promise<RunInput> {
  const hashed = async (content: string) => ({
    bytes: encodeUtf8(content),
    sha256: await sha256(encodeUtf8(content)),
  });
  const { config: parsed, problems } = parseConfig(text);
  if (parsed === null) throw new Error(JSON.stringify(problems));
  return { dataset: await hashed(DATA[data]), configFile: await hashed(text), config: parsed };
}

/** Finishes tasks in an order of its own: each waits for a number of turns that the case draws. */
function unordered({ workers, order }: Case): Executor {
  const turns = stream(order, 'turns');
  const memo = createMemo(16);
  return {
    concurrency: workers,
    run: async (request) => {
      for (let left = turns.below(5); left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
      return runTask(request, memo);
    },
  };
}

/** What is on the shelf when the case begins; `full` is what a whole run of it puts there. */
function begin({ store, order }: Case, full: ReadonlyMap<string, StoreEntry>): Map<string, StoreEntry> {
  if (store === 'shared') return shared;
  if (store === 'empty' || store === 'unreadable') return new Map();
  const random = stream(order, 'entries');
  const share = store === 'all' || store === 'damaged' ? 1 : random.real();
  const kept = [...full].filter(() => random.real() < share);
  return new Map(
    kept.map(([key, { head, body }]) => {
      const bytes = new Uint8Array([...head, ...body]);
      if (store === 'damaged' && random.below(2) === 0) bytes[random.below(bytes.length)] ^= 1 << random.below(8);
      const length = store === 'damaged' && random.below(4) === 0 ? random.below(bytes.length) : bytes.length;
      return [key, { head: bytes.subarray(0, Math.min(length, 72)), body: bytes.subarray(72, length) }];
    }),
  );
}

interface Straight {
  readonly hashes: readonly string[];
  readonly bundle: string;
  readonly entries: ReadonlyMap<string, StoreEntry>;
}

const straights = new Map<string, Promise<Straight>>();

/** The run from its beginning to its end, in one thread, with nothing in the store. */
function straight(one: Case): Promise<Straight> {
  const name = `${one.data}/${one.config}`;
  const known = straights.get(name);
  if (known !== undefined) return known;
  const run = async (): Promise<Straight> => {
    const input = await inputOf(one);
    const executor = createInlineExecutor();
    const entries = new Map<string, StoreEntry>();
    const store = createKeptStore(shelfOn(entries), () => undefined);
    const result = await executeRun(input, { executor, store });
    await store.settled();
    return { hashes: result.tasks.map((task) => task.sha256), bundle: (await buildBundle(result)).sha256, entries };
  };
  const made = run();
  straights.set(name, made);
  return made;
}

async function resumed(one: Case): Promise<void> {
  const expected = await straight(one);
  const input = await inputOf(one);
  const entries = begin(one, expected.entries);
  const room = one.store === 'full' ? entries.size + (one.order % 4) : Infinity;
  const executor = unordered(one);
  const run = async (cancelAfter: number) => {
    // Each attempt is a process of its own: of the one before, only the shelf is left.
    const store = createKeptStore(shelfOn(entries, room, one.store !== 'unreadable'), () => undefined);
    const abort = new AbortController();
    let finished = 0;
    const onTask = ({ state }: TaskEvent): void => {
      if (state === 'done' && ++finished === cancelAfter) abort.abort();
    };
    try {
      const result = await executeRun(input, { executor, store, signal: abort.signal, progress: { onTask } });
      return { result, bundle: await buildBundle(result, { executor, store }) };
    } catch (error) {
      if (!abort.signal.aborted) throw error;
      return null;
    } finally {
      await store.settled();
    }
  };
  const done = (await run(one.cancelAfter)) ?? (await run(0));
  if (done === null) throw new Error('cancelled by nobody');
  expect(done.result.tasks.map((task) => task.sha256)).toEqual(expected.hashes);
  expect(done.bundle.sha256).toBe(expected.bundle);
}

/** Random config × workers × cancel point × store × order of completion: never another byte. */
export function checkResumedRuns(numRuns: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(caseOf, (one) => resumed(one)),
    { numRuns, endOnFailure: true },
  );
}
