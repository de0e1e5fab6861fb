import { Worker } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { TaskWorker } from '../../worker/task-worker.ts';
import type { SpawnedWorker } from '../worker-pool.ts';
import { watchDeath } from './watch-death.ts';

/** Starts a worker thread that runs tasks. `file` is a built file that calls `serveTasks` in a worker. */
export function spawnTaskWorker(file: URL): SpawnedWorker {
  const worker = new Worker(file);
  const remote = Comlink.wrap<TaskWorker>(nodeEndpoint(worker));
  const death = watchDeath(worker);
  return {
    run: (message) => remote.run(message),
    onDeath: death.onDeath,
    terminate: () => {
      death.stop();
      void worker.terminate();
    },
  };
}
