import type { Worker } from 'node:worker_threads';

/** How a worker thread that ends by itself is told of. */
export interface DeathWatch {
  /** Calls back once, at once where the worker has ended before anybody listened. */
  onDeath(listener: (reason: string) => void): void;
  /** Nobody is told any more: the worker is being ended. */
  stop(): void;
}

export function watchDeath(worker: Worker): DeathWatch {
  let listener: ((reason: string) => void) | null = null;
  let early: string | null = null;
  const die = (reason: string): void => {
    const tell = listener;
    listener = null;
    if (tell === null) early ??= reason;
    else tell(reason);
  };
  worker.on('error', (error) => die(error.message));
  worker.on('exit', (code) => die(`exit code ${code}`));
  return {
    onDeath(next) {
      listener = next;
      if (early !== null) die(early);
    },
    stop() {
      listener = null;
    },
  };
}
