import type { TaskStore } from './executor.ts';
import type { Hashed } from './task.ts';

export interface MemoryStore extends TaskStore {
  clear(): void;
}

/** Finished tasks in memory, for one session; beyond `maxBytes` the least recently used are forgotten. */
export function createMemoryStore(maxBytes = Infinity): MemoryStore {
  const outputs = new Map<string, Hashed>();
  let total = 0;
  const forget = (key: string): void => {
    total -= outputs.get(key)?.bytes.length ?? 0;
    outputs.delete(key);
  };
  return {
    find: (key) => Promise.resolve(outputs.get(key)?.sha256),
    get(key) {
      const output = outputs.get(key);
      if (output !== undefined) {
        outputs.delete(key);
        outputs.set(key, output);
      }
      return Promise.resolve(output);
    },
    put(key, output) {
      forget(key);
      outputs.set(key, output);
      total += output.bytes.length;
      for (const oldest of outputs.keys()) {
        if (total <= maxBytes) break;
        forget(oldest);
      }
    },
    clear() {
      outputs.clear();
      total = 0;
    },
  };
}
