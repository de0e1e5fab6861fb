import { defineConfig } from 'vitest/config';

/** All inputs of test/fuzz; the normal run takes a few hundred of each target. `FUZZ_SEED=… FUZZ_RUNS=…` repeat a run. */
export default defineConfig({
  test: {
    deps: { interopDefault: false },
    include: ['test/fuzz/*.fuzz.ts', 'test/core/pipeline/resume.property.test.ts'],
    env: { FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? 'all', SELFSAME_CASES: process.env['SELFSAME_CASES'] ?? '5000' },
    testTimeout: 6 * 3_600_000,
    // Memory is that of the process: one process a target.
    pool: 'forks',
    maxWorkers: 2,
  },
});
