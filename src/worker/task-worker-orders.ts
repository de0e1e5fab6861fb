/**
 * What the workbench asks of the page about workers for tasks, and what it is told. The page starts them: in Firefox (153) a
 * worker that starts another one waits for ever in a few of a hundred cases.
 */
export type TaskWorkerOrder =
  /** Start one that talks on this port. */
  | { readonly taskWorker: 'start'; readonly id: number; readonly port: MessagePort }
  | { readonly taskWorker: 'end'; readonly id: number };

export interface TaskWorkerDeath {
  readonly taskWorker: 'died';
  readonly id: number;
  readonly reason: string;
}

/** Other messages on the same way belong to the bridge. */
export function isAboutTaskWorkers(data: unknown): data is TaskWorkerOrder | TaskWorkerDeath {
  return typeof data === 'object' && data !== null && 'taskWorker' in data;
}
