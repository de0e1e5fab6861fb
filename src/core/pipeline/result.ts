import type { JsonObject, Value } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import type { Resolution } from '../data/read-table.ts';
import type { Table } from '../data/table.ts';
import type { Intervals } from '../evaluation/bootstrap.ts';
import type { Comparisons } from '../evaluation/compare-models.ts';
import type { Importance } from '../evaluation/importance.ts';
import type { BaselineEvaluation } from '../evaluation/baseline.ts';
import type { ChosenThreshold, Evaluation, Split, TestEvaluation } from '../evaluation/types.ts';
import type { FitSummary } from '../models/estimator.ts';
import type { FittedPreprocessor } from '../preprocessing/preprocessor.ts';
import type { SweepResult } from './sweep.ts';
import type { Hashed, TaskRecord } from './task.ts';

/** What goes into a run. */
export interface RunInput {
  /** The CSV as read, with its hash. */
  readonly dataset: Hashed;
  /** The YAML as given, with its hash. */
  readonly configFile: Hashed;
  readonly config: RunConfig;
}

export interface CrossValidated {
  readonly model: ModelName;
  readonly evaluation: Evaluation;
  /** One per fold. */
  readonly summaries: readonly FitSummary[];
  /** Out-of-fold probability of each train row, train rows ascending. */
  readonly probabilities: Float64Array;
}

/** Everything that a finished run found, decoded from its tasks' outputs. Equal inputs give equal results. */
export interface RunResult extends RunInput {
  readonly kernels: number;
  readonly resolution: Resolution;
  /** With the engineered columns behind the file's. */
  readonly table: Table;
  /** Names of the engineered columns that were added. */
  readonly engineered: readonly string[];
  readonly split: Split;
  /** In config order. */
  readonly models: readonly CrossValidated[];
  /** What guessing gives on the same folds; `null` where the config does not want it. */
  readonly baseline: BaselineEvaluation | null;
  /** Best first. */
  readonly ranking: readonly ModelName[];
  readonly threshold: ChosenThreshold;
  readonly test: TestEvaluation;
  readonly final: {
    readonly model: ModelName;
    /** What it was fitted with: what the config says, or what the sweep chose. */
    readonly params: JsonObject;
    readonly preprocessor: FittedPreprocessor;
    /** `Estimator.encode` of the fitted classifier. */
    readonly fitted: Value;
    readonly summary: FitSummary;
    /** Of each test row, test rows ascending. */
    readonly probabilities: Float64Array;
  };
  readonly drift: DriftBaseline;
  /** Each model against the best. */
  readonly comparisons: Comparisons<ModelName>;
  /** Of the test set's scores; `null` where the config does not want them. */
  readonly intervals: Intervals | null;
  /** Of each column of the file for the best model; `null` where the config does not want it. */
  readonly importance: Importance | null;
  /** What was tried and chosen; `null` where the config has no sweep. */
  readonly sweep: SweepResult | null;
  /** The trace, in plan order. */
  readonly tasks: readonly TaskRecord[];
}

export interface DriftBaseline {
  /** Of the file's and the engineered numeric columns, on the training rows, missing left out, before clipping. */
  readonly numeric: readonly {
    readonly name: string;
    readonly mean: number;
    /** Population. */
    readonly std: number;
    /** Deciles: 11 values, minimum and maximum included, type 7. */
    readonly quantiles: readonly number[];
    readonly missing: number;
  }[];
  readonly categorical: readonly {
    readonly name: string;
    /** Level and its share of the non-missing training rows, levels by code unit. */
    readonly frequencies: readonly (readonly [string, number])[];
    readonly missing: number;
  }[];
  readonly training_positive_rate: number;
  readonly training_sample_size: number;
}
