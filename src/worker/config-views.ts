import type { Json } from '../core/bytes/value.ts';
import type { RunConfig } from '../core/config/config.ts';
import type { Problem } from '../core/errors.ts';

export interface ConfigCheck {
  /** `null` when a problem is an error. */
  readonly config: RunConfig | null;
  readonly problems: readonly Problem[];
  readonly sha256: string;
}

/** A key that the text does not name, and the value that holds all the same. */
export interface ConfigDefaultView {
  readonly path: string;
  readonly value: Json;
}

/** What the editor's completion and documentation know of one key. */
export interface ConfigFieldView {
  /** Dotted path, e.g. `models.svm.C`. */
  readonly path: string;
  readonly type: string;
  /** As YAML; `null` where the field has no default. */
  readonly fallback: string | null;
  readonly choices: readonly string[];
  readonly doc: string;
}
