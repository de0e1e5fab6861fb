import type { RunProgress } from '../core/pipeline/executor.ts';
import type { RunListener } from './protocol.ts';

/** A run's progress as the page hears it, for runs of which nobody asked what the store has. */
export function toldProgress(listener: RunListener): RunProgress {
  return {
    onPlan: (tasks) => listener.onPlan({ tasks, stored: [] }),
    onTask: (event) => listener.onTask(event),
  };
}
