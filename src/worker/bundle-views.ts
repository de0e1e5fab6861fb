import type { ReleasedProgram } from '../core/bundle/releases.ts';
import type { Problem } from '../core/errors.ts';
import type { Task } from '../core/pipeline/task.ts';
import type { BundleContent } from './bundle-content.ts';
import type { FileView } from './file-views.ts';
import type { BundleFileView } from './run-views.ts';
import type { VerificationView } from './verification-views.ts';

export interface BundleView {
  /** The SHA-256 of a folder is one of its list of files: it tells open bundles apart and is not shown. */
  readonly file: FileView;
  readonly container: 'zip' | 're-packed' | 'folder';
  /** Of the zip that the program writes of these files; `null` where there are others among them. */
  readonly fingerprint: string | null;
  /** What lineage.json says; `null` where it is damaged. */
  readonly made: {
    readonly by: string;
    readonly kernels: number;
    readonly seed: number;
    readonly runId: string;
    /** By this very engine: only then can the training be repeated to the byte. */
    readonly ours: boolean;
    /** What repeats it, where this program cannot and one that can is known. */
    readonly program: ReleasedProgram | null;
  } | null;
  readonly dataset: {
    readonly path: string;
    readonly rows: number;
    readonly bytes: number;
    readonly sha256: string;
    /** In the bundle, or supplied since. */
    readonly present: boolean;
    /** Name of the file that was supplied. */
    readonly supplied: string | null;
  } | null;
  /** Seconds that repeating all, or one fit of a fold, may take here, by rough formulas; `null` where it cannot be repeated. */
  readonly estimate: { readonly replay: number; readonly fit: number } | null;
  readonly files: readonly BundleFileView[];
  readonly tasks: readonly Task[];
  readonly report: VerificationView;
}

/** What became of a dataset that was offered to a bundle. */
export interface SuppliedDataset {
  /** As it was, where the dataset is another. */
  readonly bundle: BundleView;
  readonly given: FileView;
  readonly expected: string;
  /** Why it was not taken. */
  readonly problem: Problem | null;
}

export interface NamedContent {
  readonly name: string;
  readonly content: BundleContent;
}
