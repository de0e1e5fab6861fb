import * as Comlink from 'comlink';
import { createTaskWorker, type TaskMessage } from './task-worker.ts';

const worker = createTaskWorker();

Comlink.expose({
  run(message: TaskMessage) {
    const reply = worker.run(message);
    return reply.ok ? Comlink.transfer(reply, [reply.bytes.buffer]) : reply;
  },
});
