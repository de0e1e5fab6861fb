/** What the page shows of two bundles side by side. */
import type { BundleDiff } from '../core/bundle/diff.ts';
import type { Task } from '../core/pipeline/task.ts';

export type { BundleDiff } from '../core/bundle/diff.ts';

export interface ComparedBundle {
  readonly name: string;
  readonly bytes: number;
  readonly container: 'zip' | 're-packed' | 'folder';
  /** Of the zip that the program writes of these files; `null` where there are others among them. */
  readonly fingerprint: string | null;
}

export interface ComparisonView {
  readonly first: ComparedBundle;
  readonly second: ComparedBundle;
  readonly diff: BundleDiff;
  /** Of both: those of the first, then those that only the second has. */
  readonly tasks: readonly Task[];
  /** The difference as `selfsame diff --json` prints it. */
  readonly json: string;
}
