import { isAboutTaskWorkers, type TaskWorkerDeath } from '../worker/task-worker-orders.ts';
import { newTaskWorker } from './workers.ts';

/** Starts and ends workers for tasks as the workbench orders; it talks with them without the page. */
export function serveTaskWorkers(workbench: Worker): void {
  const workers = new Map<number, Worker>();
  workbench.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!isAboutTaskWorkers(data) || data.taskWorker === 'died') return;
    const { id } = data;
    if (data.taskWorker === 'end') {
      workers.get(id)?.terminate();
      workers.delete(id);
      return;
    }
    const worker = newTaskWorker();
    workers.set(id, worker);
    worker.onerror = ({ message }) => {
      const death: TaskWorkerDeath = { taskWorker: 'died', id, reason: message };
      workbench.postMessage(death);
    };
    worker.postMessage(data.port, [data.port]);
  });
}
