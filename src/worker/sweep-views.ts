import type { ModelName, RankBy } from '../core/config/config.ts';

/** What a sweep tried and chose. */
export interface SweepView {
  readonly rankBy: RankBy;
  readonly innerFolds: number;
  readonly models: readonly SweptModelView[];
}

export interface SweptModelView {
  readonly model: ModelName;
  readonly keys: readonly SweptKeyView[];
  /** For each candidate the place of its value among each key's. */
  readonly candidates: readonly (readonly number[])[];
  /** Of each fold, then of all training rows for the best model: inner mean of each candidate, and which is best. */
  readonly searches: readonly {
    readonly part: number | 'final';
    readonly mean: readonly (number | null)[];
    readonly chosen: number;
  }[];
}

export interface SweptKeyView {
  readonly name: string;
  /** As YAML. */
  readonly values: readonly string[];
}
