import type { TaskStore } from './executor.ts';
import { fromEntry, recordedHash, toEntry, type StoreEntry } from './store-entry.ts';

/** Entries under keys, somewhere that outlives the program: a folder, a database. Rejects where that place fails. */
export interface EntryShelf {
  /** The head of `read`, cheaper. */
  head(key: string): Promise<Uint8Array | undefined>;
  read(key: string): Promise<StoreEntry | undefined>;
  write(key: string, entry: StoreEntry): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What a person should hear of; each of the last two at most once. */
export type StoreTrouble =
  | { readonly kind: 'damaged'; readonly key: string }
  | { readonly kind: 'unreadable' | 'unwritable'; readonly error: unknown };

export interface KeptStore extends TaskStore {
  /** Resolves when all that was put is on the shelf, or has been given up. */
  settled(): Promise<void>;
  /** Writes again after the shelf has failed: somebody has made room. */
  resume(): void;
}

/**
 * A store on a shelf. It checks what it takes from there against its hash, so that a damaged entry is the same as none,
 * and writes behind the run, one entry after the other. A shelf that fails never fails the run.
 */
export function createKeptStore(shelf: EntryShelf, report: (trouble: StoreTrouble) => void): KeptStore {
  const said = new Set<string>();
  let writable = true;
  let last: Promise<void> = Promise.resolve();

  const fails = (kind: 'unreadable' | 'unwritable', error: unknown): undefined => {
    if (!said.has(kind)) report({ kind, error });
    said.add(kind);
    return undefined;
  };
  const behind = (work: () => Promise<void>): void => {
    last = last.then(async () => {
      if (!writable) return;
      try {
        await work();
      } catch (error) {
        writable = false;
        fails('unwritable', error);
      }
    });
  };

  return {
    async find(key) {
      const head = await shelf.head(key).catch((error: unknown) => fails('unreadable', error));
      return head === undefined ? undefined : recordedHash(key, head);
    },
    async get(key) {
      const entry = await shelf.read(key).catch((error: unknown) => fails('unreadable', error));
      if (entry === undefined) return undefined;
      const output = await fromEntry(key, entry);
      if (output !== undefined) return output;
      report({ kind: 'damaged', key });
      behind(() => shelf.remove(key));
      return undefined;
    },
    put(key, output) {
      behind(() => shelf.write(key, toEntry(key, output)));
    },
    settled: () => last,
    resume() {
      writable = true;
      said.clear();
    },
  };
}
