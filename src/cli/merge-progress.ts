import type { RunProgress } from '../core/index.ts';

/** Tells each of them everything. */
export function mergeProgress(...listeners: readonly RunProgress[]): RunProgress {
  return {
    onPlan: (tasks) => listeners.forEach((listener) => listener.onPlan?.(tasks)),
    onTask: (event) => listeners.forEach((listener) => listener.onTask?.(event)),
  };
}
