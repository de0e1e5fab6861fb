import * as Comlink from 'comlink';
import { createTaskWorker, type TaskMessage } from './task-worker.ts';

const worker = createTaskWorker();

const bridge = {
  async run(message: TaskMessage) {
    const reply = await worker.run(message);
    return reply.ok ? Comlink.transfer(reply, [reply.bytes.buffer]) : reply;
  },
};

// The page's one message brings the port to the workbench.
self.addEventListener('message', ({ data }: MessageEvent<MessagePort>) => Comlink.expose(bridge, data), { once: true });
