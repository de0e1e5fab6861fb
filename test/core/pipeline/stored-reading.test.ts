import { beforeAll, describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  createMemoryStore,
  executeRun,
  parseConfig,
  plannedRun,
  readTable,
  readTableOnce,
  restIsLight,
  sha256,
  type Hashed,
  type RunConfig,
} from '../../../src/core/index.ts';
import { SMALL_CONFIG, smallCsv } from '../../cli/small-job.ts';

const configOf = (text: string): RunConfig => parseConfig(text).config as RunConfig;
const bytes = new TextEncoder().encode(smallCsv(120));
const config = configOf(SMALL_CONFIG);
let dataset: Hashed;
beforeAll(async () => {
  dataset = { bytes, sha256: await sha256(bytes) };
});

describe('a dataset that was read before', () => {
  it('is not read again, and gives the same table and remarks', async () => {
    const store = createMemoryStore();
    let reads = 0;
    const read = (program: string, text = SMALL_CONFIG) =>
      readTableOnce(dataset, configOf(text), store, program, () => void (reads += 1));
    const first = await read('1');
    const again = await read('1');
    expect(reads).toBe(1);
    expect(first.reading).toEqual(readTable(bytes, config.data));
    expect(again.table).toEqual(first.table);
    expect(again.reading.problems).toEqual(first.reading.problems);
    expect(again.reading.table).toEqual(first.reading.table);
    // Other words, or other columns.
    await read('2');
    await read('1', SMALL_CONFIG.replace('target: bought', 'target: bought\n  exclude: [plan]'));
    expect(reads).toBe(3);
  });

  it('that cannot be read is refused each time', async () => {
    const store = createMemoryStore();
    const broken = { bytes: new TextEncoder().encode('a\n1\n'), sha256: '0'.repeat(64) };
    for (let i = 0; i < 2; i++)
      await expect(readTableOnce(broken, config, store, '1', () => undefined)).rejects.toThrow('[data/target-absent]');
  });
});

describe('what is left of a run', () => {
  const left = async (text: string, before: string | null) => {
    const store = createMemoryStore();
    const input = { config: configOf(before ?? text), configFile: dataset, dataset };
    if (before !== null) await executeRun(input, { executor: createInlineExecutor(), store });
    return restIsLight(await plannedRun(new Map([['dataset', dataset.sha256]]), configOf(text), store));
  };

  it('is light after a change of the target precision, and not when a model is to be fitted', async () => {
    expect(await left(SMALL_CONFIG.replace('0.8', '0.7'), SMALL_CONFIG)).toBe(true);
    expect(await left(SMALL_CONFIG, SMALL_CONFIG)).toBe(true);
    expect(await left(SMALL_CONFIG.replace('max_depth: 4', 'max_depth: 3'), SMALL_CONFIG)).toBe(false);
    expect(await left(SMALL_CONFIG, null)).toBe(false);
  });
});
