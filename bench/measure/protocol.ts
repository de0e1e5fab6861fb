import type { Kernel, Representation } from '../kernels.ts';

/** One line of JSON each; the other side answers every request with one line, `{ error }` where it fails. */
export type Request = { readonly op: 'load'; readonly folder: string } | FitRequest | { readonly op: 'auc' };

export interface FitRequest {
  readonly op: 'fit';
  readonly kernel: Kernel;
  /** How scikit-learn is given the data; ours has one way. */
  readonly representation: Representation;
  /** Whether the time includes the probabilities of the query rows. */
  readonly predict: boolean;
}

export interface FitAnswer {
  readonly seconds: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
}
