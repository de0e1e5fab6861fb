import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // libsvm-js has a `then`: looked through by the interop, its module would never be there.
    deps: { interopDefault: false },
    include: ['test/**/*.test.ts', 'test/fuzz/*.fuzz.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 60_000,
    // Hooks train whole jobs, on machines that have other things to do.
    hookTimeout: 60_000,
    // The core has no state, so files may share loaded modules (and the bundles that helpers make): a third less time.
    isolate: false,
  },
});
