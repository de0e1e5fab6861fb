import type { JsonObject } from '../bytes/value.ts';
import type { EngineName, ModelName } from '../config/config.ts';

/**
 * A node of the run's graph: a pure function of its inputs' bytes, the seed and the slices of the config that it names.
 * The name says which function and for what; it is part of the trace and of the task's key.
 */
export interface Task {
  /** A path, e.g. `fit/svm/fold-0`, unique in a plan. */
  readonly name: string;
  readonly kind: TaskKind;
  /** Names of earlier tasks, in the order in which the function reads them. */
  readonly inputs: readonly string[];
  /** Paths of the config's slices that it reads, e.g. `models.svm`. */
  readonly config: readonly string[];
  readonly model?: ModelName;
  /** Whose classifier a fit uses; absent: our own. */
  readonly engine?: EngineName;
  /** A fold's number, or `final` for what is fitted on all training rows. */
  readonly part?: number | 'final';
  /** Half-open range of units of a block task. */
  readonly block?: readonly [number, number];
  /** Thousandths of the part's training rows that a point of a learning curve is made from. */
  readonly share?: number;
  /** Inner fold of the part's training rows, of a task of a sweep. */
  readonly inner?: number;
  /** Which candidate of the sweep is tried, and all hyperparameters that it is fitted with. */
  readonly candidate?: { readonly index: number; readonly params: JsonObject };
  /**
   * What its key calls it in place of `name`, which counts candidates: their numbers shift with every value that is added,
   * and what is fitted does not.
   */
  readonly keyName?: string;
}

export type TaskKind =
  | 'dataset'
  | 'table'
  | 'features'
  | 'split'
  | 'inner-split'
  | 'preprocess'
  | 'try'
  | 'choose'
  | 'fit-block'
  | 'fit'
  | 'evaluate'
  | 'baseline'
  | 'select'
  | 'threshold'
  | 'test'
  | 'drift'
  | 'comparisons'
  | 'intervals'
  | 'importance-repeat'
  | 'importance'
  | 'learning-curve'
  | 'deflate';

/** One line of the trace: what lineage.json records of a task. */
export interface TaskRecord {
  readonly name: string;
  readonly config: readonly string[];
  readonly inputs: readonly string[];
  readonly sha256: string;
}

/** Bytes with their SHA-256. */
export interface Hashed {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}
