import type { ModelName } from '../core/config/config.ts';
import { learningCurve, LEARNING_SHARES, type LearningCurve } from '../core/pipeline/learning-curve.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { RunListener } from './protocol.ts';
import { clock, type Session } from './workbench-session.ts';
import { toldProgress } from './told-progress.ts';

/** The learning curve of a model of a finished run; what was trained for it before comes from the store. */
export function learningCurveView(
  session: Session,
  { config, configFile, dataset }: RunResult,
  model: ModelName,
  listener: RunListener,
  signal: AbortSignal,
): Promise<LearningCurve> {
  return learningCurve({ config, configFile, dataset }, model, LEARNING_SHARES, {
    executor: session.executor,
    store: session.store,
    signal,
    clock,
    progress: toldProgress(listener),
  });
}
