import type { Json } from '../bytes/value.ts';
import type { RunConfig } from '../config/config.ts';
import { sliceConfig } from '../config/slice.ts';
import type { Task } from './task.ts';

/**
 * The values of `task.config`, in its order. A candidate's fit reads its own hyperparameters and nothing of the rest of the
 * sweep: a value that is added leaves its key alone.
 */
export function slicesOf({ config: paths, candidate }: Task, config: RunConfig): readonly Json[] {
  return paths.map((path) => {
    if (candidate === undefined) return sliceConfig(config, path);
    return path === 'sweep' ? null : candidate.params;
  });
}
