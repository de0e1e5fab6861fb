import type { ModelName } from '../core/config/config.ts';
import type { Task } from '../core/pipeline/task.ts';

export interface PlanView {
  readonly tasks: readonly Task[];
  /** Names of the tasks whose output is in the store. */
  readonly stored: readonly string[];
}

export interface PlannedView extends PlanView {
  /** Of the wall, by rough formulas that may be wrong by a factor of three. */
  readonly roughSeconds: number;
}

/** Of a run that will take long, from fits on some of the rows. */
export interface EstimateView {
  /** Of the wall. */
  readonly seconds: number;
  readonly workers: number;
  /** Seconds of one core, the dearest first. */
  readonly models: readonly { readonly model: ModelName; readonly seconds: number }[];
  /** Seconds of one core of all that is no fit. */
  readonly rest: number;
  /** What to change, the most effective first. */
  readonly proposals: readonly string[];
}
