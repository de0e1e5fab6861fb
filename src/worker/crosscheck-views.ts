/** What the page shows of a cross-check with the second engine. */
import type { ModelName } from '../core/config/config.ts';
import type { Agreement } from '../core/pipeline/agreement.ts';

/** What a cross-check with the second engine would take. */
export interface CrossCheckOffer {
  readonly rows: number;
  /** Of one core. */
  readonly seconds: number;
  readonly estimates: readonly { readonly model: ModelName; readonly seconds: number }[];
  /** Offered where all rows would take too long. */
  readonly sample: { readonly rows: number; readonly seconds: number } | null;
}

export interface CrossCheckModel extends Agreement {
  readonly defects: readonly { readonly package: string; readonly text: string; readonly issue: string | null }[];
  /** [our, their] probability of rows out of fold. */
  readonly points: readonly (readonly [number, number])[];
}

export interface CrossCheckView {
  readonly rows: number;
  /** `null`: all rows were compared. */
  readonly drawnFrom: number | null;
  readonly passed: boolean;
  readonly evened: readonly {
    readonly path: string;
    readonly from: string;
    readonly to: string;
    readonly why: string;
  }[];
  readonly left: readonly ModelName[];
  readonly packages: readonly string[];
  readonly models: readonly CrossCheckModel[];
}
