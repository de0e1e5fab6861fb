import { unpack } from '../bytes/pack.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import type { Executor } from './executor.ts';
import type { Hashed, Task } from './task.ts';

const DEFLATE: Task = { name: 'deflate', kind: 'deflate', inputs: ['file'], config: [] };

/**
 * `deflate` of each file, made by the executor, the largest first. It is no task of the run, as no result depends on it;
 * it is done as one because at the end of a run compressing is all that is left, and one core would do it alone.
 */
export async function deflateFiles(
  files: readonly Hashed[],
  executor: Executor,
  signal?: CancelSignal,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const waiting = [...files].sort((a, b) => b.bytes.length - a.bytes.length);
  const deflated = new Map<string, Uint8Array>();
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const bytes = await executor.run({ task: DEFLATE, seed: 0, slices: [], inputs: [file] }, signal);
      deflated.set(file.sha256, unpack(bytes) as Uint8Array);
    }
  };
  await Promise.all(Array.from({ length: executor.concurrency }, lane));
  return deflated;
}
