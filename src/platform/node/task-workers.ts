import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { TaskWorker } from '../../worker/task-worker.ts';
import type { SpawnedWorker } from '../worker-pool.ts';

/** Starts a worker thread that runs tasks. `file` is a built file that calls `serveTasks` in a worker. */
export function spawnTaskWorker(file: URL): SpawnedWorker {
  const worker = new Worker(file);
  const remote = Comlink.wrap<TaskWorker>(nodeEndpoint(worker));
  let listener: ((reason: string) => void) | null = null;
  /** Of a death that nobody was listening to yet. */
  let early: string | null = null;
  const die = (reason: string): void => {
    const tell = listener;
    listener = null;
    if (tell === null) early ??= reason;
    else tell(reason);
  };
  worker.on('error', (error) => die(error.message));
  worker.on('exit', (code) => die(`exit code ${code}`));
  return {
    run: (message) => remote.run(message),
    onDeath: (next) => {
      listener = next;
      if (early !== null) die(early);
    },
    terminate: () => {
      listener = null;
      void worker.terminate();
    },
  };
}
