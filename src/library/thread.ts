import { serveTasks } from '../worker/task.node.ts';

// What a worker thread of `createThreads` loads.
serveTasks();
