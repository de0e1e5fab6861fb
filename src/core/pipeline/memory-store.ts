import type { TaskStore } from './executor.ts';

/** Finished tasks in memory, for one session. */
export function createMemoryStore(): TaskStore {
  const outputs = new Map<string, Uint8Array>();
  return {
    get: (key) => Promise.resolve(outputs.get(key)),
    put: (key, bytes) => {
      outputs.set(key, bytes);
      return Promise.resolve();
    },
  };
}
