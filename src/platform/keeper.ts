import type { EntryShelf } from '../core/pipeline/kept-store.ts';
import type { RunShelf } from './history/shelf.ts';

/** What a tab works on, kept so that it can be gone on with when the tab is no more. */
export interface SavedSession {
  /** Of the tab. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly dataset: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly config: { readonly name: string; readonly text: string; readonly original: string };
  /** A run is under way; if the tab is gone, it was cut off. */
  readonly running: boolean;
}

export interface Usage {
  /** `false`: the browser denies storage, and nothing is kept. */
  readonly available: boolean;
  /** Of finished tasks and datasets. */
  readonly bytes: number;
}

/** What outlives a tab: finished tasks, and what each tab works on. */
export interface Keeper {
  readonly shelf: EntryShelf;
  /** The history of runs; `null`: it lasts as long as the page. */
  readonly runs: RunShelf | null;
  usage(): Promise<Usage>;
  /** Forgets finished tasks and sessions, other tabs' as well; the history stays. */
  clear(): Promise<void>;
  /** Keeps this tab's session in place of what it kept before. */
  save(session: Omit<SavedSession, 'id' | 'savedAt'>, dataset: Uint8Array): Promise<void>;
  /** The latest session of a tab that is no more; older ones are forgotten. */
  abandoned(): Promise<SavedSession | null>;
  /** The dataset's bytes as they were kept. */
  dataset(sha256: string): Promise<Uint8Array | undefined>;
  forget(id: string): Promise<void>;
}

/** Keeps nothing. */
export const NO_KEEPER: Keeper = {
  shelf: {
    head: () => Promise.resolve(undefined),
    read: () => Promise.resolve(undefined),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  },
  runs: null,
  usage: () => Promise.resolve({ available: false, bytes: 0 }),
  clear: () => Promise.resolve(),
  save: () => Promise.resolve(),
  abandoned: () => Promise.resolve(null),
  dataset: () => Promise.resolve(undefined),
  forget: () => Promise.resolve(),
};
