import { sha256 } from '../bytes/digest.ts';
import { unpack } from '../bytes/pack.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import type { Executor, TaskStore } from './executor.ts';
import type { Hashed, Task } from './task.ts';
import { taskKey } from './task-key.ts';

const DEFLATE: Task = { name: 'deflate', kind: 'deflate', inputs: ['file'], config: [] };
const DEFLATE_ALL: Task = { name: 'deflate-all', kind: 'deflate-all', inputs: [], config: [] };

export interface DeflateOptions {
  readonly executor: Executor;
  /** Most files of a run that is made again with another `target_precision` are the same. */
  readonly store?: TaskStore;
  readonly signal?: CancelSignal;
}

/**
 * `deflate` of each file by its SHA-256, made by the executor. It is no task of the run, as no result depends on it; it is
 * done as one because at the end of a run compressing is all that is left, and one core would do it alone.
 */
export async function deflateFiles(
  files: readonly Hashed[],
  options: DeflateOptions,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { executor, store } = options;
  const lanes = Array.from({ length: executor.concurrency });
  const waiting = [...files].sort((a, b) => b.bytes.length - a.bytes.length);
  const done =
    store === undefined
      ? evenly(waiting, lanes.length).map((own) => deflateTogether(own, options))
      : lanes.map(() => deflateOneByOne(waiting, store, options));
  return new Map((await Promise.all(done)).flat());
}

type Deflated = [sha256: string, deflated: Uint8Array];

/** Whatever is still waiting, each kept on its own, the largest first. */
async function deflateOneByOne(
  waiting: Hashed[],
  store: TaskStore,
  { executor, signal }: DeflateOptions,
): Promise<Deflated[]> {
  const own: Deflated[] = [];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const request = { task: DEFLATE, seed: 0, slices: [], inputs: [file] };
    const key = await taskKey(request);
    let output = await store.get(key);
    if (output === undefined) {
      const bytes = await executor.run(request, signal);
      output = { bytes, sha256: await sha256(bytes) };
      store.put(key, output);
    }
    own.push([file.sha256, unpack(output.bytes) as Uint8Array]);
  }
  return own;
}

/** In one go, so that a worker need not wait for this thread, which has other things to do, between two files. */
async function deflateTogether(own: readonly Hashed[], { executor, signal }: DeflateOptions): Promise<Deflated[]> {
  if (own.length === 0) return [];
  const task = { ...DEFLATE_ALL, inputs: own.map(() => 'file') };
  const bytes = await executor.run({ task, seed: 0, slices: [], inputs: own }, signal);
  const outputs = unpack(bytes) as readonly Uint8Array[];
  return own.map(({ sha256: hash }, i) => [hash, outputs[i]]);
}

/** Each file to the part that has least by then. @param files the largest first */
function evenly(files: readonly Hashed[], parts: number): readonly (readonly Hashed[])[] {
  const own = Array.from({ length: parts }, (): Hashed[] => []);
  const sizes = own.map(() => 0);
  for (const file of files) {
    const least = sizes.indexOf(Math.min(...sizes));
    own[least].push(file);
    sizes[least] += file.bytes.length;
  }
  return own;
}
