/** Starts a worker for tasks, from its own file. */
export function newTaskWorker(): Worker {
  return new Worker(new URL('../../worker/task.browser.ts', import.meta.url), { type: 'module' });
}
