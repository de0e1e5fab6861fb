import type { SpawnedWorker } from '../../../src/platform/worker-pool.ts';
import { createTaskWorker, type TaskMessage, type TaskReply } from '../../../src/worker/task-worker.ts';
import { carryOut } from './carry-out.ts';
import type { FreshRealm, Order } from './orders.ts';

function spawn(): SpawnedWorker {
  const worker = new Worker(import.meta.url, { type: 'module' });
  let listener: (reason: string) => void = () => {};
  worker.onerror = (event) => listener(event.message);
  return {
    run: (message) =>
      new Promise<TaskReply>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<TaskReply>) => resolve(data);
        worker.postMessage(message);
      }),
    onDeath: (next) => {
      listener = next;
    },
    terminate: () => worker.terminate(),
  };
}

/** A worker of a browser's page. */
export function runAsWorker(): void {
  const tasks = createTaskWorker();
  self.addEventListener('message', ({ data }: MessageEvent<TaskMessage>) => {
    void tasks.run(data).then((reply) => self.postMessage(reply));
  });
}

const inFreshRealm: FreshRealm = (script, use) => {
  const frame = document.documentElement.appendChild(document.createElement('iframe'));
  use((frame.contentWindow as unknown as { eval(script: string): unknown }).eval(script));
  frame.remove();
};

/** A browser's page: asks its server for the orders and tells it what came of them. */
export async function runAsPage(): Promise<void> {
  const orders = (await (await fetch('orders')).json()) as Order[];
  const emit = async (saying: unknown): Promise<void> => {
    await fetch('sayings', { method: 'POST', body: JSON.stringify(saying) });
  };
  await carryOut({ orders, spawn, inFreshRealm, emit });
}
