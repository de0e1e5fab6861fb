import * as Comlink from 'comlink';
import { createTaskWorker, type TaskMessage } from './task-worker.ts';

const worker = createTaskWorker();

Comlink.expose({
  async run(message: TaskMessage) {
    const reply = await worker.run(message);
    return reply.ok ? Comlink.transfer(reply, [reply.bytes.buffer]) : reply;
  },
});
