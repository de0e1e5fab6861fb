import { inlined } from './inlined.ts';

let url: string | null = null;

/**
 * Workers run the script that the file carries: a classic one, since on file:// Chromium runs no module from a blob. Their
 * name says which of the two they are.
 */
function start(name: 'workbench' | 'task'): Worker {
  url ??= URL.createObjectURL(new Blob([inlined('worker')], { type: 'text/javascript' }));
  return new Worker(url, { name });
}

export const newWorkbenchWorker = (): Worker => start('workbench');
export const newTaskWorker = (): Worker => start('task');
