import type { Bundle, RunResult } from '../../../src/core/index.ts';
import { sampleRun } from './sample-run.ts';

/** The smallest experiment that there is, so that a test can try every byte of its bundle. */
export function tinyRun(): Promise<{ run: RunResult; bundle: Bundle }> {
  const rows = ['a,b,y'];
  for (let i = 0; i < 14; i++) rows.push(`${(i * 5) % 7},${i % 3 === 0 ? 'u' : 'v'},${i % 7 < 3 ? 1 : 0}`);
  return sampleRun('data: {target: y}\ncv: {n_splits: 2}\nmodels: {decision_tree: }\n', `${rows.join('\n')}\n`);
}
