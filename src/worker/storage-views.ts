import type { FileView } from './file-views.ts';

/** What this browser keeps for the page. */
export interface StorageView {
  /** `memory`: storage is denied, finished tasks last as long as the tab. `full`: so do those since then. */
  readonly state: 'kept' | 'memory' | 'full';
  /** Of finished tasks and datasets. */
  readonly bytes: number;
  /** Entries that were damaged, and are computed again. */
  readonly damaged: number;
}

/** What the page works on, to be kept. */
export interface SessionToKeep {
  readonly datasetSha256: string;
  readonly config: { readonly name: string; readonly text: string; readonly original: string };
  readonly running: boolean;
}

/** What a tab that is no more worked on. */
export interface SavedView {
  readonly id: string;
  readonly dataset: FileView;
  readonly configName: string;
  /** Its run was cut off. */
  readonly running: boolean;
  readonly savedAt: number;
  /** Tasks of its run that are in the store, of those known so far. */
  readonly done: number;
  readonly tasks: number;
}
