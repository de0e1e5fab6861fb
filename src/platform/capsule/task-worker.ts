/** The text of the script that runs here (scripts/capsule/assemble.ts). */
declare const SELFSAME_SCRIPT: string;

let url: string | null = null;

/**
 * Starts a worker for tasks from the very script that the workbench runs; the name says which part it takes. From a blob of
 * its own: on file:// Chromium gives a worker another origin than the page's, so that it cannot reach the page's blobs.
 */
export function newTaskWorker(): Worker {
  url ??= URL.createObjectURL(new Blob([SELFSAME_SCRIPT], { type: 'text/javascript' }));
  return new Worker(url, { name: 'task' });
}
