import { sha256 } from '../bytes/digest.ts';
import { unpack } from '../bytes/pack.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import type { Executor, TaskStore } from './executor.ts';
import type { Hashed, Task } from './task.ts';
import { taskKey } from './task-key.ts';

const DEFLATE: Task = { name: 'deflate', kind: 'deflate', inputs: ['file'], config: [] };

export interface DeflateOptions {
  readonly executor: Executor;
  /** Most files of a run that is made again with another `target_precision` are the same. */
  readonly store?: TaskStore;
  readonly signal?: CancelSignal;
}

/**
 * `deflate` of each file, made by the executor, the largest first. It is no task of the run, as no result depends on it;
 * it is done as one because at the end of a run compressing is all that is left, and one core would do it alone.
 */
export async function deflateFiles(
  files: readonly Hashed[],
  { executor, store, signal }: DeflateOptions,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const deflateFile = async (file: Hashed): Promise<Hashed> => {
    const request = { task: DEFLATE, seed: 0, slices: [], inputs: [file] };
    const key = await taskKey(request);
    const stored = await store?.get(key);
    if (stored !== undefined) return stored;
    const bytes = await executor.run(request, signal);
    const output = { bytes, sha256: await sha256(bytes) };
    store?.put(key, output);
    return output;
  };
  const waiting = [...files].sort((a, b) => b.bytes.length - a.bytes.length);
  const deflated = new Map<string, Uint8Array>();
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { bytes } = await deflateFile(file);
      deflated.set(file.sha256, unpack(bytes) as Uint8Array);
    }
  };
  await Promise.all(Array.from({ length: executor.concurrency }, lane));
  return deflated;
}
