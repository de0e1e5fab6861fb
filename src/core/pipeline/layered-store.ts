import type { TaskStore } from './executor.ts';

/** A fast store in front of one that keeps: what comes from behind is at hand the next time. */
export function createLayeredStore(front: TaskStore, back: TaskStore): TaskStore {
  return {
    find: async (key) => (await front.find(key)) ?? (await back.find(key)),
    async get(key) {
      const near = await front.get(key);
      if (near !== undefined) return near;
      const far = await back.get(key);
      if (far !== undefined) front.put(key, far);
      return far;
    },
    put(key, output) {
      front.put(key, output);
      back.put(key, output);
    },
  };
}
