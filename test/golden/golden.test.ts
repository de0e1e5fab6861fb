import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildBundle, createInlineExecutor, createMemoryStore, executeRun } from '../../src/core/index.ts';
import { loadEngine } from '../../src/engines/load-engine.ts';
import { holdReadme } from '../readme-section.ts';
import { GOLDEN_CASES, goldenInput, readHash, REFERENCE, type GoldenCase } from './cases.ts';

const UPDATE = process.env['UPDATE_GOLDEN'] !== undefined;

async function hashOf(golden: GoldenCase): Promise<string> {
  const run = await executeRun(await goldenInput(golden), {
    executor: createInlineExecutor(loadEngine),
    store: createMemoryStore(),
  });
  const { sha256 } = await buildBundle(run);
  if (UPDATE) writeFileSync(golden.hashFile, `${sha256}\n`);
  return sha256;
}

/**
 * The hashes stand for every byte of every result. When one changes, the kernel version is raised and CHANGELOG says why;
 * `npm run golden` writes them all anew.
 */
describe('golden bundles', () => {
  it.each(GOLDEN_CASES)('$name', async (golden) => {
    const sha256 = await hashOf(golden);
    if (!UPDATE) expect(sha256).toBe(golden.expected);
  });

  // In the ordinary run the end-to-end test of the main job compares it, in the page and in the command line.
  it.runIf(UPDATE)('reference job', { timeout: 600_000 }, async () => {
    await hashOf(REFERENCE);
  });

  it('README has the hash of the reference job', () => {
    const hash = readHash(REFERENCE.hashFile);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    holdReadme('reference hash', `\`${String(hash)}\`: yours too.`);
  });
});
