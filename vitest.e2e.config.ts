import { defineConfig } from 'vitest/config';

/** Real browsers against the built page; one file at a time, since each drives all cores. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
