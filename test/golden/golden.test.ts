import { describe, expect, it } from 'vitest';
import { buildBundle, createInlineExecutor, createMemoryStore, executeRun } from '../../src/core/index.ts';
import { GOLDEN_CASES, goldenInput } from './cases.ts';

/** The hashes stand for every byte of every result. When one changes, CHANGELOG says why. */
describe('golden bundles', () => {
  it.each(GOLDEN_CASES)('$name', async (golden) => {
    const input = await goldenInput(golden);
    const run = await executeRun(input, { executor: createInlineExecutor(), store: createMemoryStore() });
    expect((await buildBundle(run)).sha256).toBe(golden.expected);
  });
});
