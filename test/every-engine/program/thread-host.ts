import type { SpawnedWorker } from '../../../src/platform/worker-pool.ts';
import { createTaskWorker, type TaskMessage, type TaskReply } from '../../../src/worker/task-worker.ts';
import { carryOut } from './carry-out.ts';
import type { FreshRealm, Order } from './orders.ts';

/** Node, Deno and Bun: orders as JSON in the first argument, one line of JSON out for each thing that is said. */
export async function runAsProcess(): Promise<void> {
  // Not at the head of the file: the program is one module, and browsers have no such thing to import.
  const { isMainThread, parentPort, Worker } = await import('node:worker_threads');
  if (!isMainThread) {
    const tasks = createTaskWorker();
    parentPort?.on('message', (message: TaskMessage) => {
      void tasks.run(message).then((reply) => parentPort?.postMessage(reply));
    });
    return;
  }
  /** One message at a time is what the pool sends, so that an answer needs no number. */
  const spawn = (): SpawnedWorker => {
    const worker = new Worker(new URL(import.meta.url));
    let listener: (reason: string) => void = () => {};
    worker.on('error', (error) => listener(error.message));
    return {
      run: (message) =>
        new Promise<TaskReply>((resolve) => {
          worker.once('message', resolve);
          worker.postMessage(message);
        }),
      onDeath: (next) => {
        listener = next;
      },
      terminate: () => void worker.terminate(),
    };
  };
  const { createContext, runInContext } = await import('node:vm');
  const inFreshRealm: FreshRealm = (script, use) => use(runInContext(script, createContext()));
  const orders = JSON.parse(process.argv[2]) as Order[];
  const emit = (saying: unknown): void => void process.stdout.write(`${JSON.stringify(saying)}\n`);
  await carryOut({ orders, spawn, inFreshRealm, emit });
}
