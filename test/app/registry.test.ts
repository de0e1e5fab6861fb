import { describe, expect, it } from 'vitest';
import { createInlineExecutor, sha256, encodeUtf8 } from '../../src/core/index.ts';
import type { IncomingFile } from '../../src/app/store/incoming.ts';
import type { Outside } from '../../src/app/store/slice.ts';
import { createWorkbenchStore } from '../../src/app/store/store.ts';
import { createWorkbench } from '../../src/worker/workbench.ts';
import { createSession } from '../../src/worker/workbench-session.ts';
import { smallCsv, SMALL_CONFIG } from '../cli/small-job.ts';

const CONFIG = SMALL_CONFIG.replace('path: small.csv   # beside this file', 'dataset: small@v1');
const file = (name: string, content: string): IncomingFile => ({ name, blob: new Blob([content]) });
const registry = (hash: string): IncomingFile =>
  file('datasets.yaml', `datasets:\n  small@v1: {path: elsewhere/small.csv, sha256: ${hash}}\n`);

function open() {
  const workers = { warm: () => undefined, close: () => undefined };
  const outside: Outside = {
    workbench: createWorkbench(createSession(createInlineExecutor(), { userAgent: 'test', cores: 1 }, workers)),
    clock: () => performance.now() / 1000,
    later: (callback) => void setTimeout(callback, 0),
    save: () => undefined,
    pageUrl: () => 'https://selfsame.test/',
    fetchSample: () => Promise.resolve([]),
    go: () => undefined,
    setTheme: () => undefined,
    persist: () => undefined,
    showNewest: () => undefined,
  };
  const store = createWorkbenchStore(outside);
  return { store, state: () => store.api.getState() };
}

describe('a config that names its dataset by a registry, in the page', () => {
  it('asks for the registry, and says what else would do', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('small.csv', smallCsv()), file('config.yaml', CONFIG)]);
    expect(state().experiment.plan).toBeNull();
    const [problem] = state().experiment.planProblems;
    expect(problem).toMatchObject({ code: 'registry/absent', place: { line: 6 } });
    expect(problem.fix).toContain(await sha256(encodeUtf8(smallCsv())));
  });

  it('is planned and run once the registry is there', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('small.csv', smallCsv()), file('config.yaml', CONFIG)]);
    await store.acceptFiles([registry(await sha256(encodeUtf8(smallCsv())))]);
    expect(state().notice?.problems[0]).toMatchObject({ code: 'registry/opened', severity: 'note' });
    expect(state().experiment.planProblems).toEqual([]);
    await store.run();
    expect(state().experiment.run?.config.data.dataset).toBe('small@v1');
  });

  it('does not train on another file', async () => {
    const { store, state } = open();
    await store.acceptFiles([registry('0'.repeat(64))]);
    await store.acceptFiles([file('small.csv', smallCsv()), file('config.yaml', CONFIG)]);
    expect(state().experiment.planProblems[0].code).toBe('registry/mismatch');
    await store.run();
    expect(state().experiment.run).toBeNull();
  });

  it('says what is wrong with a registry', async () => {
    const { store, state } = open();
    await store.acceptFiles([file('datasets.yaml', 'datasets:\n  x: 1\n')]);
    expect(state().notice?.problems[0].code).toBe('registry/invalid');
  });
});
