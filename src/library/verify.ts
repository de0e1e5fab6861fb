import {
  createInlineExecutor,
  defaultDepth,
  verifyBundle,
  type CancelSignal,
  type Depth,
  type Executor,
  type RunProgress,
  type VerificationReport,
} from '../core/index.ts';
import { loadEngine } from '../engines/load-engine.ts';
import { bytesOf, opened, type BundleSource, type Content } from './input.ts';

export interface VerifyOptions {
  /** Where it is not said, the model check if the dataset is at hand, else integrity. */
  readonly depth?: Depth;
  /** The CSV, for a bundle that came without it. */
  readonly data?: Content;
  /** SHA-256 that the zip must have, from somewhere that the bundle did not come from. */
  readonly expect?: string;
  /** A zip that was packed again fails. */
  readonly strict?: boolean;
  /** What a spot check draws: so many fits (3), by this seed; where there is none one is drawn that nobody could foresee. */
  readonly spotCheck?: { readonly fits?: number; readonly seed?: number };
  /** Who trains again; without it the caller's own thread, which it keeps busy. */
  readonly executor?: Executor;
  readonly progress?: RunProgress;
  /** Ends it with `run/cancelled`; an `AbortSignal` is one. */
  readonly signal?: CancelSignal;
}

const FITS = 3;

/**
 * Checks a bundle to a depth. It makes every check and reports every failure, whatever is in the files: a bundle in which
 * something is wrong is a report with `passed: false` and no error.
 * @throws SelfsameError `zip/*`, `bundle/*` for what is no bundle, `bundle/dataset-needed`, `run/kernels`, `run/cancelled`
 */
export async function verify(bundle: BundleSource, options: VerifyOptions = {}): Promise<VerificationReport> {
  const { data, executor = createInlineExecutor(loadEngine), spotCheck, ...rest } = options;
  const source = await opened(bundle);
  const dataset = data === undefined ? undefined : bytesOf(data);
  const depth = options.depth ?? defaultDepth(source, dataset);
  const { fits = FITS, seed = unforeseen() } = spotCheck ?? {};
  return verifyBundle(source, { ...rest, depth, dataset, executor, loadEngine, spotCheck: { fits, seed } });
}

function unforeseen(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}
