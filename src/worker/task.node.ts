import { parentPort } from 'node:worker_threads';
import * as Comlink from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createTaskWorker, type TaskMessage } from './task-worker.ts';

const worker = createTaskWorker();

if (parentPort !== null) {
  Comlink.expose(
    {
      run(message: TaskMessage) {
        const reply = worker.run(message);
        return reply.ok ? Comlink.transfer(reply, [reply.bytes.buffer as ArrayBuffer]) : reply;
      },
    },
    nodeEndpoint(parentPort),
  );
}
