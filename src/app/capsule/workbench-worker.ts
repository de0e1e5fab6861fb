import { inlined } from './inlined.ts';

/**
 * Starts the worker behind the page from the script that the file carries: a classic one, since on file:// Chromium runs no
 * module from a blob.
 */
export function newWorkbenchWorker(): Worker {
  const script = new Blob([inlined('worker')], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(script), { name: 'workbench' });
}
