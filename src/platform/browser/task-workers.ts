import * as Comlink from 'comlink';
import { isAboutTaskWorkers, type TaskWorkerOrder } from '../../worker/task-worker-orders.ts';
import type { TaskWorker } from '../../worker/task-worker.ts';
import type { SpawnedWorker } from '../worker-pool.ts';

/** What is known of a worker that the page runs for us. */
interface Known {
  reason: string | null;
  listener: ((reason: string) => void) | null;
}

/** @param page where orders go and deaths come from: the worker's own global scope */
export function createTaskWorkers(page: DedicatedWorkerGlobalScope): () => SpawnedWorker {
  const known = new Map<number, Known>();
  let count = 0;
  const order = (message: TaskWorkerOrder, transfer: Transferable[] = []): void => page.postMessage(message, transfer);
  page.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isAboutTaskWorkers(data) || data.taskWorker !== 'died') return;
    const worker = known.get(data.id);
    if (worker === undefined) return;
    worker.reason = data.reason;
    worker.listener?.(data.reason);
  });
  return () => {
    const id = count++;
    const { port1, port2 } = new MessageChannel();
    const worker: Known = { reason: null, listener: null };
    known.set(id, worker);
    order({ taskWorker: 'start', id, port: port2 }, [port2]);
    const remote = Comlink.wrap<TaskWorker>(port1);
    return {
      run: (message) => remote.run(message),
      onDeath: (listener) => {
        worker.listener = listener;
        if (worker.reason !== null) listener(worker.reason);
      },
      terminate: () => {
        known.delete(id);
        port1.close();
        order({ taskWorker: 'end', id });
      },
    };
  };
}
