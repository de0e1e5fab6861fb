import type { LearningCurve, ModelName, Problem } from '../../worker/protocol.ts';
import type { Progress } from '../graph/progress.ts';
import type { RunPhase } from './run-phase.ts';

/** Models of the last run trained on growing parts of its rows. */
export interface LearningState {
  readonly phase: RunPhase;
  /** Whose curve is being made, or was asked for last. */
  readonly model: ModelName | null;
  readonly progress: Progress | null;
  /** Those that are there. */
  readonly curves: Readonly<Partial<Record<ModelName, LearningCurve>>>;
  readonly problems: readonly Problem[];
}

export const emptyLearning: LearningState = { phase: 'idle', model: null, progress: null, curves: {}, problems: [] };
