/** Starts the worker behind the page, from its own file. */
export function newWorkbenchWorker(): Worker {
  return new Worker(new URL('../worker/workbench.worker.ts', import.meta.url), { type: 'module', name: 'workbench' });
}

/** Starts a worker for tasks, from its own file. */
export function newTaskWorker(): Worker {
  return new Worker(new URL('../worker/task.browser.ts', import.meta.url), { type: 'module', name: 'task' });
}
