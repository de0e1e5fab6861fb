import type { ModelName, Problem, ScoresSource, ScoresView, TargetView } from '../../worker/protocol.ts';

/** What a person looks at in the results of one run; nothing of it is part of the run. */
export interface ResultsState {
  /** SHA-256 of the bundle that all of this is about. */
  readonly run: string | null;
  /** `null`: the best. */
  readonly model: ModelName | null;
  readonly source: ScoresSource;
  /** An explored threshold; `null`: the trained one. */
  readonly threshold: number | null;
  /** What has been asked for, under `scoresKey`. */
  readonly scores: Readonly<Record<string, ScoresView>>;
  /** What the explored threshold has been written into the config as. */
  readonly target: TargetView | null;
  readonly problems: readonly Problem[];
}

export const scoresKey = (model: ModelName, source: ScoresSource): string => `${model}/${source}`;

export const emptyResults: ResultsState = {
  run: null,
  model: null,
  source: 'out_of_fold',
  threshold: null,
  scores: {},
  target: null,
  problems: [],
};
