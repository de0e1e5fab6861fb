import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createTaskWorker, type TaskMessage } from './task-worker.ts';

/** Answers the tasks that the thread which started this one sends. */
export function serveTasks(): void {
  if (parentPort === null) throw new RangeError('serveTasks() belongs into a worker thread');
  const worker = createTaskWorker();
  Comlink.expose(
    {
      async run(message: TaskMessage) {
        const reply = await worker.run(message);
        return reply.ok ? Comlink.transfer(reply, [reply.bytes.buffer as ArrayBuffer]) : reply;
      },
    },
    nodeEndpoint(parentPort),
  );
}
