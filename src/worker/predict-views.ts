import type { Problem } from '../core/errors.ts';

export interface PredictionView {
  readonly fileName: string;
  readonly rows: number;
  readonly flagged: number;
  readonly threshold: number;
  readonly positiveClass: string;
  readonly problems: readonly Problem[];
  readonly csv: Uint8Array;
  /** The first rows of the CSV, for the page. */
  readonly preview: readonly { readonly row: number; readonly probability: number; readonly predicted: string }[];
}
