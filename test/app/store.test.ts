import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { createInlineExecutor, SelfsameError, type Executor } from '../../src/core/index.ts';
import type { IncomingFile } from '../../src/app/store/incoming.ts';
import type { Outside } from '../../src/app/store/slice.ts';
import { createWorkbenchStore } from '../../src/app/store/store.ts';
import { placeOfHash, type Place } from '../../src/app/route.ts';
import { countTasks, isTrained } from '../../src/app/graph/progress.ts';
import { writingSentence } from '../../src/app/text/run-words.ts';
import { createWorkbench } from '../../src/worker/workbench.ts';
import { createSession } from '../../src/worker/workbench-session.ts';
import { createBrowserKeeper } from '../../src/platform/browser/keeper.ts';
import { NO_KEEPER, type Keeper } from '../../src/platform/keeper.ts';
import { fakeLocks } from '../platform/fake-locks.ts';

const config = `seed: 7
data:
  target: y
models:
  logistic_regression: {}
  decision_tree:
    max_depth: 3
cv:
  n_splits: 3
business:
  target_precision: 0.6
`;

/** 120 rows: the class follows from x with some noise, c is a category. */
const csv = `x,c,y\n${Array.from({ length: 120 }, (_, i) => {
  const x = (i * 37) % 101;
  return `${x},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
}).join('\n')}\n`;

const file = (name: string, content: string | Uint8Array): IncomingFile => ({
  name,
  blob: new Blob([content as BlobPart]),
});

const NO_WORKERS = { warm: () => undefined, close: () => undefined };

let persisted = 0;
let reloaded = 0;

/** Of the state of any store. */
let changes = 0;

/** A store on the real workbench, in one thread. `saved` has what a person would find among the downloads. */
function open(executor: Executor = createInlineExecutor(), keeper?: Keeper) {
  const saved: { name: string; bytes: Uint8Array | string }[] = [];
  const outside: Outside = {
    workbench: createWorkbench(createSession(executor, { userAgent: 'test', cores: 1 }, NO_WORKERS, keeper)),
    clock: () => performance.now() / 1000,
    later: (callback) => void setTimeout(callback, 0),
    save: (name, bytes) => void saved.push({ name, bytes }),
    pageUrl: () => 'https://selfsame.test/',
    fetchSample: () => Promise.resolve([file('d.csv', csv), file('config.yaml', config)]),
    persist: () => void persisted++,
    showNewest: () => void reloaded++,
    go: (place: Place) => store.showPlace(place),
    setTheme: () => undefined,
  };
  const store = createWorkbenchStore(outside);
  store.api.subscribe(() => changes++);
  return { store, saved, state: () => store.api.getState() };
}

async function trained() {
  const opened = open();
  await opened.store.useSample();
  await opened.store.run();
  await opened.store.downloadBundle();
  return { ...opened, zip: opened.saved[0].bytes as Uint8Array };
}

/** Waits until nothing has changed for a while: how long an answer takes depends on what else the machine does. */
async function settled(): Promise<void> {
  for (let before = -1; before !== changes;) {
    before = changes;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('opening files', () => {
  it('takes a dataset with its config, checks both and plans the run', async () => {
    const { store, state } = open();
    await store.useSample();
    const { experiment } = state();
    expect(experiment.dataset).toMatchObject({ name: 'd.csv' });
    expect(experiment.profile?.rows).toBe(120);
    expect(experiment.config?.check?.config?.seed).toBe(7);
    expect(experiment.plan?.tasks.length).toBeGreaterThan(8);
    expect(experiment.planProblems).toEqual([]);
  });

  it('says before a long run how long it will take, and takes it back when the config is shortened', async () => {
    const { store, state } = open();
    const forest = (trees: number) =>
      file('config.yaml', `data: {target: y}\nmodels: {random_forest: {n_estimators: ${trees}}}\n`);
    const rows = Array.from({ length: 3000 }, (_, i) => `${(i * 7919) % 1009},${(i * 31) % 5 > 2 ? 1 : 0}`);
    await store.acceptFiles([file('long.csv', `x,y\n${rows.join('\n')}\n`), forest(100_000)]);
    const estimate = () => state().experiment.estimate;
    await vi.waitFor(() => expect(estimate()?.seconds).toBeGreaterThan(60), { timeout: 30_000 });
    expect(estimate()?.models.map(({ model }) => model)).toEqual(['random_forest']);
    expect(estimate()?.proposals[0]).toContain('models.random_forest.n_estimators');
    await store.acceptFiles([forest(10)]);
    await vi.waitFor(() => expect(estimate()).toBeNull(), { timeout: 30_000 });
  });

  it('writes a starter config for a dataset alone, ready to run', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('d.csv', csv)]);
    expect(state().experiment.config?.check?.config?.data.target).toBe('y');
    expect(state().experiment.plan).not.toBeNull();
  });

  it('writes a new one when another dataset comes and the config was not edited', async () => {
    const { store, state } = open();
    await store.useSample();
    await store.acceptFiles([file('other.csv', csv.replace('x,c,y', 'x,c,z'))]);
    expect(state().experiment.config?.check?.config?.data.target).toBe('z');
  });

  it('says what cannot be used and keeps what can', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('cat.png', 'x'), file('d.csv', csv), file('e.csv', csv)]);
    expect(state().notice.problems.map((problem) => problem.severity)).toEqual(['error', 'warning']);
    expect(state().experiment.dataset?.name).toBe('d.csv');
  });

  it('refuses a config that is not UTF-8', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('c.yaml', Uint8Array.of(0xff, 0xfe, 0x41))]);
    expect(state().notice.problems[0].code).toBe('config/encoding');
    expect(state().experiment.config).toBeNull();
  });

  it('opens no empty file, and loses nothing for it', async () => {
    const { store, state } = open();
    await store.useSample();
    await store.acceptFiles([file('empty.csv', ''), file('empty.zip', '')]);
    expect(state().notice.problems.map(({ code }) => code)).toEqual(['data/empty', 'file/empty']);
    expect(state().experiment.dataset?.name).toBe('d.csv');
  });

  it('shows the problems of a dataset without rows in its own place', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('header.csv', 'a,y\n')]);
    expect(state().experiment.datasetProblems.concat(state().experiment.profile?.problems ?? [])[0].code).toBe(
      'data/header-only',
    );
    expect(state().experiment.opening).toBeNull();
  });
});

describe('editing', () => {
  it('checks the text after a pause and plans anew', async () => {
    const { store, state } = open();
    await store.useSample();
    store.editConfig(config.replace('max_depth: 3', 'max_depth: -3'));
    store.editConfig(config.replace('max_depth: 3', 'max_depth: 0'));
    await settled();
    expect(state().experiment.config?.check?.config).toBeNull();
    expect(state().experiment.config?.check?.problems[0].place?.line).toBe(7);
    expect(state().experiment.plan).toBeNull();
    store.resetConfig();
    await settled();
    expect(state().experiment.plan).not.toBeNull();
  });

  it('names problems between data and config before a run', async () => {
    const { store, state } = open();
    await store.useSample();
    store.editConfig(config.replace('target: y', 'target: x'));
    await settled();
    const { profile, planProblems, plan } = state().experiment;
    expect(plan).toBeNull();
    expect([...(profile?.problems ?? []), ...planProblems].some((p) => p.severity === 'error')).toBe(true);
  });
});

describe('running', () => {
  it('ends in results and a bundle, and comes from the store the second time', async () => {
    const { store, state, zip } = await trained();
    const { run, progress, phase, plan } = state().experiment;
    expect(phase).toBe('idle');
    expect(run?.models).toHaveLength(2);
    expect(run?.files.length).toBeGreaterThan(10);
    expect(run?.zipBytes).toBe(zip.length);
    expect([...(progress?.statuses.values() ?? [])].every((status) => status.state === 'done')).toBe(true);
    expect(plan?.stored.length).toBe((plan?.tasks.length ?? 0) - 1);
    const first = run?.sha256;
    await store.run();
    expect(state().experiment.run?.sha256).toBe(first);
    expect([...(state().experiment.progress?.statuses.values() ?? [])].filter((s) => s.state === 'stored').length).toBe(
      plan?.stored.length,
    );
  });

  it('tells how far the bundle is written once every task is done', async () => {
    const { store } = open();
    const rows = csv.split('\n');
    await store.acceptFiles([
      file('d.csv', csv + `${rows.slice(1, -1).join('\n')}\n`.repeat(80)),
      file('c.yaml', config),
    ]);
    const told = new Set<string>();
    store.api.subscribe(({ experiment: { progress, phase } }) => {
      if (progress === null || progress.compressed === null || phase === 'idle') return;
      expect(isTrained(countTasks(progress))).toBe(true);
      told.add(writingSentence(progress.compressed));
    });
    await store.run();
    const [first, ...others] = [...told];
    expect(first).toMatch(/^Writing the bundle: 0\u00a0B of \d+\u00a0kB compressed\.$/);
    expect(others.at(-1)).toBe('Writing the bundle.');
  });

  it('proves itself: trained again from nothing, nothing comes from the store', async () => {
    const { store, state } = await trained();
    const { run } = state().experiment;
    await store.prove();
    const { proof, progress, phase, problems } = state().experiment.proof;
    expect(proof).toMatchObject({ sha256: run?.sha256, firstDifference: null });
    expect([...(progress?.statuses.values() ?? [])].some((status) => status.state === 'stored')).toBe(false);
    expect({ phase, problems }).toEqual({ phase: 'idle', problems: [] });
    await store.run();
    expect(state().experiment.proof.proof).toBeNull();
  });

  it('can stop proving itself', async () => {
    const { store, state } = await trained();
    const proving = store.prove();
    await store.cancelProof();
    await proving;
    expect(state().experiment.proof).toMatchObject({ phase: 'idle', proof: null, problems: [] });
    expect(state().experiment.run).not.toBeNull();
  });

  it('is cancelled with a note, and what was there stays', async () => {
    const { store, state } = open();
    await store.useSample();
    const running = store.run();
    await store.cancel();
    await running;
    expect(state().experiment.runProblems[0]).toMatchObject({ code: 'run/cancelled', severity: 'note' });
    expect(state().experiment.phase).toBe('idle');
    await store.run();
    expect(state().experiment.run).not.toBeNull();
  });

  it('writes the choice to leave the dataset out into the config', async () => {
    const { store, state } = await trained();
    await store.setConfigValue('bundle.include_dataset', false);
    await settled();
    expect(state().experiment.config?.text).toContain('include_dataset: false');
    expect(state().experiment.config?.text.startsWith(config)).toBe(true);
    await store.run();
    expect(state().experiment.run?.includesDataset).toBe(false);
    expect(state().experiment.run?.files.some((f) => f.role === 'dataset')).toBe(false);
  });
});

describe('verifying', () => {
  it('opens a bundle where it belongs, and replays it', async () => {
    const { store, state, zip } = await trained();
    await store.acceptFiles([file('b.zip', zip)]);
    expect(state().place).toBe('verify');
    expect(state().verify.bundle?.report).toMatchObject({ passed: true, replay: null });
    await store.replay();
    expect(state().verify.bundle?.report.replay).toMatchObject({ passed: true, firstDifference: null });
    await store.downloadReport();
  });

  it('repeats fits that are drawn anew each time', async () => {
    const { store, state, zip } = await trained();
    await store.acceptFiles([file('b.zip', zip)]);
    await store.spotCheck();
    const first = state().verify.bundle?.report;
    expect(first).toMatchObject({ passed: true, replay: null, spotCheck: { passed: true, firstDifference: null } });
    expect(first?.spotCheck?.fits).toHaveLength(5);
    expect(first?.depths.map(({ state: known }) => known)).toEqual(['same', 'same', 'same', 'unknown']);
    await store.spotCheck();
    expect(state().verify.bundle?.report.spotCheck?.seed).not.toBe(first?.spotCheck?.seed);
  });

  it('refuses a damaged bundle by name', async () => {
    const { store, state, zip } = await trained();
    const damaged = zip.slice();
    damaged[Math.floor(damaged.length / 2)] ^= 1;
    await store.acceptFiles([file('b.zip', damaged)]);
    const { refused, problems, bundle } = state().verify;
    expect(refused ?? bundle?.report.passed).not.toBe(true);
    expect([...problems, ...(bundle?.report.problems ?? [])].length).toBeGreaterThan(0);
  });

  it('asks for a dataset that was left out, and takes no other', async () => {
    const { store, state, saved } = await trained();
    await store.setConfigValue('bundle.include_dataset', false);
    await settled();
    await store.run();
    await store.downloadBundle();
    await store.acceptFiles([file('b.zip', saved[1].bytes as Uint8Array)]);
    expect(state().verify.bundle?.dataset).toMatchObject({ path: 'data.csv', present: false, rows: 120 });
    await store.acceptFiles([file('wrong.csv', `${csv}1,a,no\n`)]);
    const { otherData } = state().verify;
    expect(otherData?.problem?.code).toBe('bundle/hash');
    expect(otherData?.problem?.message).toContain(otherData?.given.sha256);
    expect(otherData?.problem?.message).toContain(otherData?.expected);
    expect(state().verify.bundle?.dataset?.present).toBe(false);
    await store.takeOffer(otherData!.offers[0]);
    expect(state()).toMatchObject({ place: 'predict', predict: { prediction: { rows: 121 } } });
    store.showPlace('verify');
    await store.acceptFiles([file('d.csv', csv)]);
    expect(state().verify.bundle?.dataset).toMatchObject({ present: true, supplied: 'd.csv' });
    expect(state().verify.otherData).toBeNull();
    await store.replay();
    expect(state().verify.bundle?.report.replay?.passed).toBe(true);
  });

  it('opens a bundle as the experiment that it came from', async () => {
    const { store, state, zip } = await trained();
    const fresh = open();
    await fresh.store.acceptFiles([file('b.zip', zip)]);
    await fresh.store.openAsExperiment();
    expect(fresh.state().place).toBe('experiment');
    expect(fresh.state().experiment.config?.text).toBe(config);
    await fresh.store.run();
    expect(fresh.state().experiment.run?.sha256).toBe(state().experiment.run?.sha256);
    expect(store).not.toBe(fresh.store);
  });
});

describe('predicting', () => {
  it('answers a new file and reports what the model does not know', async () => {
    const { store, state, saved, zip } = await trained();
    await store.acceptFiles([file('b.zip', zip)]);
    store.showPlace('predict');
    await store.acceptFiles([file('new.csv', 'c,x,extra\na,90,1\nz,3,1\n')]);
    const { prediction } = state().predict;
    expect(state().predict.model).toMatchObject({ from: 'bundle', target: 'y', labels: ['no', 'yes'] });
    expect(prediction).toMatchObject({ rows: 2, fileName: 'new-predictions.csv' });
    expect(prediction?.problems.map((p) => p.code).sort()).toEqual([
      'predict/extra-column',
      'predict/unknown-category',
    ]);
    await store.downloadPredictions();
    expect(saved.at(-1)?.name).toBe('new-predictions.csv');
    await store.acceptFiles([file('new.csv', 'c\na\n')]);
    const refused = state().predict.prediction;
    expect(refused?.answer).toBeNull();
    expect(refused?.problems[0].code).toBe('predict/missing-column');
    expect(refused?.match.find(({ name }) => name === 'x')?.state).toBe('missing');
    await store.acceptFiles([file('new.csv', 'c,x\n"a,1\n')]);
    expect(state().predict.problems[0].code).toBe('data/unterminated-quote');
  });

  it('takes the model of the last run, fetches rows in order and explains one, as typed', async () => {
    const { store, state } = await trained();
    await store.askRun();
    expect(state()).toMatchObject({ place: 'predict', predict: { model: { from: 'run' } } });
    expect(state().predict.row.texts).toHaveLength(2);
    await store.acceptFiles([file('new.csv', 'c,x\na,90\nb,3\na,\n')]);
    const id = state().predict.prediction?.id ?? 0;
    const rows = await store.predictedRows(id, 0, 3, 'low');
    expect(rows.map(({ probability }) => probability)).toEqual(
      [...rows.map((r) => r.probability)].sort((a, b) => a - b),
    );
    expect(rows.find(({ row }) => row === 1)?.cells).toEqual(['b', '3']);
    await store.chooseRow(0);
    const { row } = state().predict;
    expect(row.explained?.probability).toBe(rows.find((r) => r.row === 0)?.probability);
    expect(row.from).toBe(0);
    const at = state().predict.model?.fields.findIndex(({ name }) => name === 'x') ?? -1;
    store.setField(at, 'many');
    await settled();
    expect(state().predict.row.problems[0]).toMatchObject({ code: 'predict/not-numeric', place: { name: 'x' } });
    store.setField(at, null);
    await settled();
    expect(state().predict.row.problems).toEqual([]);
    expect(state().predict.row.explained?.probability).not.toBe(row.explained?.probability);
    store.resetRow();
    await settled();
    expect(state().predict.row.from).toBeNull();
    expect(await store.predictedRows(id + 1, 0, 1, 'file')).toEqual([]);
  });
});

describe('places and errors', () => {
  it('are kept in the hash', () => {
    expect([placeOfHash('#verify'), placeOfHash('#nowhere'), placeOfHash('')]).toEqual([
      'verify',
      'experiment',
      'experiment',
    ]);
  });

  it('come from the workbench with their code', async () => {
    const workbench = createWorkbench(
      createSession(createInlineExecutor(), { userAgent: 'test', cores: 1 }, NO_WORKERS),
    );
    await expect(workbench.plan('0'.repeat(64), config)).rejects.toBeInstanceOf(SelfsameError);
    const environment = await workbench.environment();
    expect(environment).toEqual({ workers: 1, digest: 'Web Crypto' });
    const fields = await workbench.configFields();
    expect(fields.find((field) => field.path === 'cv.rank_by')?.choices).toContain('roc_auc');
    expect(fields.find((field) => field.path === 'data.target')?.fallback).toBeNull();
  });
});

describe('what a closed tab leaves', () => {
  /** A browser in which tabs are opened and closed. */
  function browser() {
    globalThis.indexedDB = new IDBFactory();
    const locks = fakeLocks();
    let now = 0;
    return {
      tab: (id: string, executor?: Executor) =>
        open(executor, createBrowserKeeper({ locks: locks.of(id), newId: () => id, now: () => ++now })),
      close: locks.close,
    };
  }

  /** Does so many tasks and then no more, as if the tab had been closed in the middle. */
  function stuckAfter(tasks: number): Executor {
    const inline = createInlineExecutor();
    let begun = 0;
    return {
      concurrency: 1,
      run: (request) => (++begun > tasks ? new Promise(() => undefined) : inline.run(request)),
    };
  }

  it('is offered for continuation and gone on with, with the same bytes', async () => {
    const { zip } = await trained();
    const { tab, close } = browser();
    const first = tab('a', stuckAfter(6));
    await first.store.start();
    await first.store.useSample();
    void first.store.run();
    await settled();
    // A second tab, while the first lives, is not offered its run.
    const second = tab('b');
    await second.store.start();
    expect(second.state().saved).toBeNull();
    close('a');
    close('b');

    const third = tab('c');
    await third.store.start();
    expect(third.state().saved).toMatchObject({ running: true, done: 6, dataset: { name: 'd.csv' } });
    await third.store.continueSaved();
    const { experiment, saved } = third.state();
    expect(saved).toBeNull();
    expect(experiment.config).toMatchObject({ name: 'config.yaml', text: config });
    const states = [...(experiment.progress?.statuses.values() ?? [])].map(({ state }) => state);
    expect(states.filter((state) => state === 'stored')).toHaveLength(6);
    await third.store.downloadBundle();
    expect(third.saved[0].bytes).toEqual(zip);
    // Finished, so the next tab is offered to open it and not to continue.
    await settled();
    close('c');
    const fourth = tab('d');
    await fourth.store.start();
    expect(fourth.state().saved?.running).toBe(false);
    expect(fourth.state().saved?.done).toBe(fourth.state().saved?.tasks);
    await fourth.store.forgetSaved();
    await settled();
    close('d');
    const fifth = tab('e');
    await fifth.store.start();
    expect(fifth.state().saved).toBeNull();
  });

  it('keeps the edits of the config, and what it is reset to', async () => {
    const { tab, close } = browser();
    const first = tab('a');
    await first.store.useSample();
    first.store.editConfig(config.replace('seed: 7', 'seed: 8'));
    await settled();
    close('a');
    const second = tab('b');
    await second.store.start();
    await second.store.continueSaved();
    expect(second.state().experiment.config?.text).toContain('seed: 8');
    expect(second.state().experiment.run).toBeNull();
    second.store.resetConfig();
    expect(second.state().experiment.config?.text).toBe(config);
  });

  it('is cleared on request, and its size is known', async () => {
    const { tab, close } = browser();
    const first = tab('a');
    await first.store.start();
    await first.store.useSample();
    await first.store.run();
    expect(first.state().storage).toMatchObject({ state: 'kept', damaged: 0 });
    expect(first.state().storage?.bytes).toBeGreaterThan(10_000);
    await first.store.clearStorage();
    expect(first.state().storage?.bytes).toBe(0);
    expect(first.state().experiment.plan?.stored).toEqual([]);
    close('a');
    const second = tab('b');
    await second.store.start();
    expect(second.state().saved).toBeNull();
  });

  it('is nothing where the browser denies storage: the run goes on and the page says so', async () => {
    const { store, state } = await trained();
    await store.start();
    expect(state().storage).toEqual({ state: 'memory', bytes: 0, damaged: 0 });
    expect(state().experiment.run).not.toBeNull();
  });

  it('is never read by a proof, a spot check or a replay', async () => {
    const { zip } = await trained();
    let readings = 0;
    const counting = (): Promise<undefined> => {
      readings += 1;
      return Promise.resolve(undefined);
    };
    const shelf = { ...NO_KEEPER.shelf, head: counting, read: counting };
    const { store, state } = open(createInlineExecutor(), { ...NO_KEEPER, shelf });
    await store.useSample();
    await store.run();
    expect(readings).toBeGreaterThan(10);
    readings = 0;
    await store.prove();
    expect(state().experiment.proof.proof).toMatchObject({ firstDifference: null });
    await store.openBundle(file('b.zip', zip.slice()));
    await store.spotCheck();
    await store.replay();
    expect(state().verify.bundle?.report.replay?.passed).toBe(true);
    expect(readings).toBe(0);
  });

  it('asks the browser to keep it where the run is long', async () => {
    const { store, state } = open(stuckAfter(0));
    const [head, ...rows] = csv.trim().split('\n');
    const long = [head, ...Array.from({ length: 30 }, () => rows).flat()].join('\n');
    const forest = config.replace('decision_tree:', 'random_forest:\n    n_estimators: 100000\n  decision_tree:');
    await store.acceptFiles([file('long.csv', long), file('config.yaml', forest)]);
    expect(state().experiment.plan?.roughSeconds).toBeGreaterThan(20);
    const before = persisted;
    void store.run();
    expect(persisted).toBe(before + 1);

    const short = open(stuckAfter(0));
    await short.store.useSample();
    void short.store.run();
    expect(persisted).toBe(before + 1);
  });
});

describe('a new version of the program', () => {
  it('is shown when a person asks for it, and never while something runs', async () => {
    const { store, state } = open();
    await store.useSample();
    store.reportNewVersion();
    expect(state().version.newer).toBe(true);
    const running = store.run();
    const before = reloaded;
    store.showNewVersion();
    expect(reloaded).toBe(before);
    await running;
    store.showNewVersion();
    expect(reloaded).toBe(before + 1);
    store.putOffNewVersion();
    expect(state().version.newer).toBe(false);
  });
});
