import * as Comlink from 'comlink';
import type { TaskWorker } from '../../worker/task-worker.ts';
import type { SpawnedWorker } from '../worker-pool.ts';
import { newTaskWorker } from './task-worker.ts';

/** Starts a Web Worker that runs tasks. */
export function spawnTaskWorker(): SpawnedWorker {
  const worker = newTaskWorker();
  const remote = Comlink.wrap<TaskWorker>(worker);
  let early: string | null = null;
  worker.onerror = (event) => {
    early = event.message;
  };
  return {
    run: (message) => remote.run(message),
    onDeath: (listener) => {
      worker.onerror = (event) => listener(event.message);
      if (early !== null) listener(early);
    },
    terminate: () => worker.terminate(),
  };
}
