/**
 * The one error of the program. Every failure that input can cause carries literal codes, the place, and what to do
 * next; several problems travel together so that a person mends them in one go.
 */

/** Codes of problems in a config (YAML). */
export type ConfigErrorCode =
  | 'config/too-large'
  | 'config/encoding'
  | 'config/syntax'
  | 'config/multiple-documents'
  | 'config/alias-bomb'
  | 'config/tag'
  | 'config/duplicate-key'
  | 'config/unknown-key'
  | 'config/missing-key'
  | 'config/type'
  | 'config/bounds'
  | 'config/choice'
  | 'config/integer-literal'
  | 'config/path'
  | 'config/name-clash'
  | 'config/renamed-model-file'
  | 'config/extends'
  | 'config/override'
  | 'config/engine'
  | 'config/sweep';

/** Codes of problems with a registry of datasets. */
export type RegistryErrorCode =
  | 'registry/absent'
  | 'registry/invalid'
  | 'registry/unknown-name'
  | 'registry/mismatch'
  | 'registry/taken'
  | 'registry/opened';

/** Codes of problems in a dataset (CSV), and of its disagreements with the config. */
export type DataErrorCode =
  | 'data/empty'
  | 'data/header-only'
  | 'data/encoding'
  | 'data/nul-byte'
  | 'data/unterminated-quote'
  | 'data/ragged-rows'
  | 'data/duplicate-header'
  | 'data/empty-header'
  | 'data/repeated-header'
  | 'data/target-absent'
  | 'data/target-missing-values'
  | 'data/target-one-class'
  | 'data/target-not-binary'
  | 'data/positive-class'
  | 'data/unknown-column'
  | 'data/not-numeric'
  | 'data/mostly-numeric'
  | 'data/large-integers'
  | 'data/all-missing'
  | 'data/constant'
  | 'data/identifier'
  | 'data/leak'
  | 'data/missing-token-plausible'
  | 'data/date-like'
  | 'data/many-levels'
  | 'data/skewed'
  | 'data/no-features'
  | 'data/too-few-rows'
  | 'data/too-large'
  | 'data/not-finite'
  | 'data/pin'
  | 'data/delimiter'
  | 'data/feature-sources'
  | 'data/default-positive-class'
  | 'data/unreadable';

/** Codes of problems in a bundle's container, its files, or between them. */
export type BundleErrorCode =
  | 'zip/not-a-zip'
  | 'zip/truncated'
  | 'zip/stray-bytes'
  | 'zip/overlap'
  | 'zip/duplicate-name'
  | 'zip/unsafe-name'
  | 'zip/special-file'
  | 'zip/encrypted'
  | 'zip/method'
  | 'zip/zip64'
  | 'zip/header-mismatch'
  | 'zip/deflate'
  | 'zip/crc'
  | 'zip/size'
  | 'zip/limit'
  | 'json/encoding'
  | 'json/syntax'
  | 'json/duplicate-key'
  | 'json/number'
  | 'json/depth'
  | 'json/size'
  | 'json/schema'
  | 'lineage/path-twice'
  | 'lineage/unsafe-path'
  | 'lineage/hash'
  | 'bundle/not-a-bundle'
  | 'bundle/lineage-missing'
  | 'bundle/newer-version'
  | 'bundle/name-clash'
  | 'bundle/dataset-needed'
  | 'bundle/hash'
  | 'bundle/repacked'
  | 'bundle/incomplete'
  | 'bundle/inconsistent'
  | 'bundle/model-check'
  | 'bundle/spot-check'
  | 'bundle/replay'
  | 'model/invalid';

/** Codes of problems while working. */
export type RunErrorCode =
  | 'engine/unsupported'
  | 'engine/too-large'
  | 'run/cancelled'
  | 'run/worker-died'
  | 'run/task-failed'
  | 'run/too-long'
  | 'run/kernels'
  | 'predict/missing-column'
  | 'predict/extra-column'
  | 'predict/unknown-category'
  | 'predict/name-clash'
  | 'predict/not-numeric'
  | 'cli/usage'
  | 'file/not-found'
  | 'file/unreadable'
  | 'file/unwritable'
  | 'store/damaged'
  | 'store/unavailable'
  | 'store/full'
  | 'file/empty'
  | 'file/kind'
  | 'file/surplus'
  | 'file/busy'
  | 'file/moved';

/** Codes of problems with an exported history of runs, and with links that carry a config. */
export type SharingErrorCode =
  | 'history/format'
  | 'history/newer-version'
  | 'history/too-large'
  | 'history/unknown-run'
  | 'link/damaged'
  | 'link/newer-version'
  | 'link/too-large';

export type ErrorCode =
  ConfigErrorCode | RegistryErrorCode | DataErrorCode | BundleErrorCode | RunErrorCode | SharingErrorCode;

/** Where a problem is. Lines and columns count from 1, data rows from 0 (header not counted), bytes from 0. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly row?: number;
  /** Name of a data column. */
  readonly name?: string;
  /** Path of a file, or a key path such as `models.svm.C`. */
  readonly path?: string;
  readonly byte?: number;
}

export type Severity = 'error' | 'warning' | 'note';

export interface Problem {
  readonly code: ErrorCode;
  readonly severity: Severity;
  /** What is wrong, in one sentence that ends with a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
  readonly place?: Place;
  /** Replacement for the text at `place` that a quick fix may apply. */
  readonly replacement?: string;
}

export class SelfsameError extends Error {
  override readonly name = 'SelfsameError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(describeProblem).join('\n'), options);
    this.problems = problems;
  }

  get code(): ErrorCode {
    return this.problems[0].code;
  }
}

/** An error with a single problem. */
export function fail(
  code: ErrorCode,
  message: string,
  rest: Omit<Problem, 'code' | 'severity' | 'message'> = {},
): never {
  throw problemError(code, message, rest);
}

export function problemError(
  code: ErrorCode,
  message: string,
  rest: Omit<Problem, 'code' | 'severity' | 'message'> = {},
  options?: ErrorOptions,
): SelfsameError {
  return new SelfsameError([{ code, severity: 'error', message, ...rest }], options);
}

/** One line for a terminal: place, message, what to do, code. */
export function describeProblem(problem: Problem): string {
  const { place, message, fix, code } = problem;
  const parts: string[] = [];
  if (place?.path !== undefined) parts.push(place.path);
  if (place?.line !== undefined)
    parts.push(`line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`}`);
  else if (place?.byte !== undefined) parts.push(`byte ${place.byte}`);
  const where = parts.length > 0 ? `${parts.join(', ')}: ` : '';
  return `${where}${message}${fix === undefined ? '' : ` ${fix}`} [${code}]`;
}
