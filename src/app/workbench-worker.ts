/** Starts the worker behind the page, from its own file. */
export function newWorkbenchWorker(): Worker {
  return new Worker(new URL('../worker/workbench.worker.ts', import.meta.url), { type: 'module', name: 'workbench' });
}
