import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInlineExecutor, encodeUtf8, SelfsameError } from '../../src/core/index.ts';
import { createMemoryRuns } from '../../src/platform/history/shelf.ts';
import { NO_KEEPER } from '../../src/platform/keeper.ts';
import { HISTORY_LIMITS, historyFile, readHistory } from '../../src/worker/history/exchange.ts';
import { flatten } from '../../src/worker/history/make-entry.ts';
import { createWorkbench } from '../../src/worker/workbench.ts';
import { createSession } from '../../src/worker/workbench-session.ts';
import { anEntry } from '../support/run-entry.ts';

const config = `seed: 7
data:
  target: y
models:
  logistic_regression: {}
  decision_tree: {max_depth: 3}
cv:
  n_splits: 3
business:
  target_precision: 0.6
`;
const csv = `x,c,y\n${Array.from({ length: 120 }, (_, i) => {
  const x = (i * 37) % 101;
  return `${x},${'abc'[i % 3]},${x + ((i * 17) % 40) > 70 ? 'yes' : 'no'}`;
}).join('\n')}\n`;

const NO_WORKERS = { warm: () => undefined, close: () => undefined };
const silent = { onPlan: () => undefined, onTask: () => undefined };

async function opened(runs = createMemoryRuns()) {
  const session = createSession(createInlineExecutor(), { userAgent: 'test', cores: 1 }, NO_WORKERS, {
    ...NO_KEEPER,
    runs,
  });
  const workbench = createWorkbench(session);
  const { sha256 } = await workbench.openDataset('d.csv', encodeUtf8(csv));
  return { workbench, sha256, run: (text: string) => workbench.run(sha256, text, silent) };
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof SelfsameError ? error.code : String(error)),
  );

describe('what is written down of a run', () => {
  it('is what the run has found, and small', async () => {
    const { workbench, run, sha256 } = await opened();
    const view = await run(config);
    const history = await workbench.history();
    expect(history).toMatchObject({ state: 'memory' });
    const [head] = history.runs;
    expect(head).toMatchObject({
      sha256: view.sha256,
      run: view.runId,
      times: 1,
      data: { name: 'd.csv', sha256, rows: 120 },
      best: view.models[0].model,
      score: { name: 'roc_auc', value: view.models[0].mean.roc_auc },
      test: view.test.scores,
    });
    expect(new Map(head.settings).get('models.decision_tree.max_depth')).toBe('3');
    expect(new Map(head.settings).get('cv.n_splits')).toBe('3');
    const [{ detail }] = await workbench.runEntries([head.sha256]);
    expect(detail.yaml).toBe(config);
    expect(detail.tasks.map(({ name }) => name)).toContain('fit/decision_tree/fold-2');
    expect(detail.models.map(({ folds }) => folds.length)).toEqual([3, 3]);
    expect(head.bytes).toBeLessThan(20_000);
    expect(history.bytes).toBe(head.bytes);
    // No row of the data: only the names of classes and columns.
    expect(JSON.stringify(detail)).not.toContain(csv.split('\n')[5]);
  });

  it('is one line for the same bytes, which keeps star and note', async () => {
    const { workbench, run } = await opened();
    const { sha256 } = await run(config);
    await workbench.markRun(sha256, { star: true, note: 'first' });
    await run(config);
    const { runs } = await workbench.history();
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ times: 2, star: true, note: 'first' });
    await run(config.replace('seed: 7', 'seed: 8'));
    expect((await workbench.history()).runs).toHaveLength(2);
  });

  it('does not make a run fail where it cannot be written', async () => {
    const full = { ...createMemoryRuns(), write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    const { workbench, run } = await opened(full);
    expect((await run(config)).runId).not.toBe('');
    expect(await workbench.history()).toMatchObject({ state: 'full', runs: [] });
    expect(await codeOf(workbench.importHistory('h.json', encodeUtf8(historyFile([anEntry(1)]))))).toBe('store/full');
  });
});

describe('the history', () => {
  it('gives back what was removed, once', async () => {
    const runs = createMemoryRuns();
    await runs.write([anEntry(1), anEntry(2)]);
    const { workbench } = await opened(runs);
    const before = await workbench.exportHistory();
    await workbench.removeRuns([anEntry(1).head.sha256, anEntry(2).head.sha256]);
    expect((await workbench.history()).runs).toEqual([]);
    expect((await workbench.putBackRuns()).runs).toHaveLength(2);
    expect(await workbench.exportHistory()).toBe(before);
  });

  it('goes to another browser as one file; the second time it adds nothing and changes nothing', async () => {
    const { workbench, run } = await opened();
    await run(config);
    await run(config.replace('seed: 7', 'seed: 8'));
    const file = await workbench.exportHistory();
    const { workbench: other } = await opened();
    const { added, known } = await other.importHistory('h.json', encodeUtf8(file));
    expect([new Set(added), known]).toEqual([new Set((await workbench.history()).runs.map((run) => run.sha256)), 0]);
    expect(await other.exportHistory()).toBe(file);
    const [head] = (await other.history()).runs;
    await other.markRun(head.sha256, { note: 'mine' });
    expect(await other.importHistory('h.json', encodeUtf8(file))).toMatchObject({ added: [], known: 2 });
    expect((await other.history()).runs[0].note).toBe('mine');
  });

  it('finds the data of a run while they are open, and says so where they are not', async () => {
    const { workbench, sha256 } = await opened();
    expect(await workbench.keptDataset(sha256, 'other.csv')).toMatchObject({ name: 'd.csv', sha256 });
    expect(await workbench.keptDataset('f'.repeat(64), 'other.csv')).toBeNull();
  });
});

describe('a file of a history', () => {
  it('comes back as it went, whatever notes and names are in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(1e9), fc.boolean()), { maxLength: 5 }),
        (marks) => {
          const entries = marks.map(([note, at, star], i) => anEntry(i + 1, { note: note.slice(0, 500), at, star }));
          const read = readHistory(encodeUtf8(historyFile(entries)), 'h.json');
          const plain = (list: typeof read): unknown => list.map(({ head, detail }) => ({ ...head, bytes: 0, detail }));
          expect(JSON.stringify(plain(read))).toBe(JSON.stringify(plain(entries)));
        },
      ),
      { numRuns: 60 },
    );
  });

  const damaged = (change: (entry: ReturnType<typeof anEntry>) => unknown): string =>
    `{"format":"selfsame-history","version":1,"runs":[${JSON.stringify(anEntry(1))},${JSON.stringify(change(anEntry(2)))}]}`;

  it.each([
    ['no JSON', 'hello', 'json/syntax'],
    ['another JSON', '{"runs":[]}', 'history/format'],
    ['a list', '[]', 'history/format'],
    ['a later version', '{"format":"selfsame-history","version":2,"runs":[]}', 'history/newer-version'],
    ['a hash that is none', damaged((e) => ({ ...e, head: { ...e.head, sha256: 'x' } })), 'history/format'],
    ['head and detail of two runs', damaged((e) => ({ ...e, detail: anEntry(3).detail })), 'history/format'],
    ['a further key', damaged((e) => ({ ...e, script: '<script>' })), 'history/format'],
    ['a long note', damaged((e) => ({ ...e, head: { ...e.head, note: 'x'.repeat(501) } })), 'history/format'],
    ['a prototype', damaged(() => JSON.parse('{"__proto__":{"head":1}}') as unknown), 'history/format'],
    ['a key twice', '{"format":"selfsame-history","format":"x","version":1,"runs":[]}', 'json/duplicate-key'],
    ['deep lists', `{"format":"selfsame-history","version":1,"runs":${'['.repeat(40)}${']'.repeat(40)}}`, 'json/depth'],
  ])('is refused whole: %s', async (_, text, code) => {
    const { workbench } = await opened();
    expect(await codeOf(workbench.importHistory('h.json', encodeUtf8(text)))).toBe(code);
    expect((await workbench.history()).runs).toEqual([]);
  });

  it('is not read beyond its limits', () => {
    const large = new Uint8Array(HISTORY_LIMITS.bytes + 1);
    expect(() => readHistory(large, 'h.json')).toThrow('limit');
  });
});

it('a config is flattened to its leaves, lists whole', () => {
  expect(flatten({ a: { b: 1, c: { d: null } }, e: ['x', 2], f: {} })).toEqual([
    ['a.b', '1'],
    ['a.c.d', 'null'],
    ['e', '["x",2]'],
    ['f', '{}'],
  ]);
});
