import { sha256 } from '../bytes/digest.ts';
import { unpack } from '../bytes/pack.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import type { Executor, TaskStore } from './executor.ts';
import type { SpareWork } from './spare-work.ts';
import type { Hashed, Task } from './task.ts';
import { taskKey } from './task-key.ts';

const DEFLATE: Task = { name: 'deflate', kind: 'deflate', inputs: ['file'], config: [] };

export interface DeflateOptions {
  readonly executor: Executor;
  /** Most files of a run that is made again with another `target_precision` are the same. */
  readonly store?: TaskStore;
  readonly signal?: CancelSignal;
}

/** Compresses files, the largest of those that wait first. */
export interface Deflater extends SpareWork {
  /** A file that was added before is not compressed again. */
  add(file: Hashed): void;
  /**
   * `deflate` of every added file under its hash, once all are done. Rejects with what went wrong.
   * @param onProgress called at the start and with each file: bytes that are compressed, of all
   */
  finish(onProgress?: (done: number, total: number) => void): Promise<ReadonlyMap<string, Uint8Array>>;
}

/**
 * `deflate` of files, made by the executor. It is no task of the run, as no result depends on it; it is done as one because
 * at the end of a run compressing is all that is left, and one core would do it alone.
 */
export function createDeflater(options: DeflateOptions): Deflater {
  const added = new Set<string>();
  const waiting: Hashed[] = [];
  const running = new Set<Promise<void>>();
  const deflated = new Map<string, Uint8Array>();
  let total = 0;
  let done = 0;
  let failure: { readonly error: unknown } | null = null;

  const start = (): boolean => {
    const file = waiting.shift();
    if (file === undefined) return false;
    const work = deflateFile(file, options)
      .then((bytes) => {
        deflated.set(file.sha256, unpack(bytes) as Uint8Array);
        done += file.bytes.length;
      })
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(work));
    running.add(work);
    return true;
  };

  return {
    running,
    start,
    add(file) {
      if (added.has(file.sha256)) return;
      added.add(file.sha256);
      total += file.bytes.length;
      waiting.push(file);
      waiting.sort((a, b) => b.bytes.length - a.bytes.length);
    },
    async finish(onProgress) {
      for (;;) {
        onProgress?.(done, total);
        while (failure === null && running.size < options.executor.concurrency) if (!start()) break;
        if (running.size === 0) break;
        await Promise.race(running);
      }
      if (failure !== null) throw (failure as { readonly error: unknown }).error;
      return deflated;
    },
  };
}

async function deflateFile(file: Hashed, { executor, store, signal }: DeflateOptions): Promise<Uint8Array> {
  const request = { task: DEFLATE, seed: 0, slices: [], inputs: [file] };
  if (store === undefined) return executor.run(request, signal);
  const key = await taskKey(request);
  const stored = await store.get(key);
  if (stored !== undefined) return stored.bytes;
  const bytes = await executor.run(request, signal);
  store.put(key, { bytes, sha256: await sha256(bytes) });
  return bytes;
}
