import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Everything is seen from the repository's root, where npm runs scripts.
 */
export const CLI = 'dist/cli/selfsame.js';
export const PAGE = 'dist/page/index.html';
export const OUR_KERNELS = 'dist/bench/kernels.js';
export const THEIR_KERNELS = 'bench/sklearn_kernels.py';
export const THEIR_JOB = 'bench/sklearn_job.py';
export const RESULTS = 'bench/results.json';
export const PROFILE = 'bench/profile.md';
export const SAMPLE_CONFIG = 'public/sample/config.yaml';
export const SAMPLE_DATA = 'public/sample/ml_datasource.csv';

/** Calls `use` with a new folder and removes it afterwards. */
export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
