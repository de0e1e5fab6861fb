import { InvalidArgumentError, type Command } from 'commander';
import { createKeptStore, createMemoryStore, type Problem, type StoreTrouble, type TaskStore } from '../core/index.ts';
import { defaultCacheFolder } from '../platform/node/cache-place.ts';
import { createStoreFolder } from '../platform/node/store-folder.ts';
import { systemReason } from '../platform/node/write-file.ts';
import { plural } from './format.ts';
import { printProblems } from './problems.ts';
import type { Session } from './session.ts';

export interface CacheOptions {
  /** A folder; `false` with `--no-cache`; absent: the user's. */
  readonly cache?: string | false;
  readonly cacheSize?: number;
}

export const DEFAULT_CACHE_BYTES = 1024 ** 3;

export function withCacheOptions(command: Command): Command {
  return command
    .option('--cache <folder>', "keep finished tasks here (the user's cache folder), and go on from those that it has")
    .option('--no-cache', 'neither read nor keep finished tasks')
    .option('--cache-size <size>', 'how large that folder may become, such as 500MB or 2GiB (1GiB)', parseSize);
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
  ['KIB', 1024],
  ['MIB', 1024 ** 2],
  ['GIB', 1024 ** 3],
  ['TIB', 1024 ** 4],
]);

function parseSize(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,12}(?:\.\d{1,3})?) ?([A-Za-z]{0,3})$/.exec(text) ?? [];
  const bytes = Math.floor(Number(digits) * (UNITS.get(unit.toUpperCase()) ?? NaN));
  if (digits === '' || !Number.isSafeInteger(bytes) || bytes < 1)
    throw new InvalidArgumentError('It must be a size such as 500MB, 2GiB, or a number of bytes.');
  return bytes;
}

/** The store of a run, and what is to be said of it. */
export interface Cache {
  readonly store: TaskStore;
  /** `null` where nothing is kept. */
  readonly folder: string | null;
  /** Entries that were there and could not be used. */
  readonly damaged: () => number;
  /** Writes what is still to be written, and keeps the folder within its size. */
  close(): Promise<void>;
}

/** A folder that cannot be used is said once on stderr, and the run goes on without it. */
export function openCache(session: Session, { cache, cacheSize = DEFAULT_CACHE_BYTES }: CacheOptions): Cache {
  const folder = cache === false ? null : (cache ?? usersFolder(session));
  let damaged = 0;
  let silent = false;
  if (folder === null)
    return { store: createMemoryStore(), folder, damaged: () => damaged, close: () => Promise.resolve() };
  const say = (problem: Problem): void => {
    if (!silent) printProblems(session.terminal, [problem], session.files);
    silent = true;
  };
  const shelf = createStoreFolder(folder, cacheSize);
  let written = 0;
  const store = createKeptStore(shelf, (trouble) => {
    if (trouble.kind === 'damaged') damaged += 1;
    else say(unusable(folder, trouble));
  });
  return {
    store: {
      ...store,
      put(key, output) {
        written += 1;
        store.put(key, output);
      },
    },
    folder,
    damaged: () => damaged,
    async close() {
      await store.settled();
      if (written > 0)
        await shelf.trim().catch((error: unknown) => say(unusable(folder, { kind: 'unwritable', error })));
      if (damaged > 0) printProblems(session.terminal, [damagedEntries(folder, damaged)], session.files);
    },
  };
}

function usersFolder(session: Session): string | null {
  try {
    return defaultCacheFolder();
  } catch {
    const problem: Problem = {
      code: 'store/unavailable',
      severity: 'warning',
      message: 'There is no home folder to keep finished tasks in; the run goes on without.',
      fix: 'Give one with --cache, or --no-cache.',
    };
    printProblems(session.terminal, [problem], session.files);
    return null;
  }
}

function unusable(path: string, { kind, error }: Exclude<StoreTrouble, { kind: 'damaged' }>): Problem {
  const { code = '' } = error as NodeJS.ErrnoException;
  const verb = kind === 'unreadable' ? 'read from' : 'kept in';
  return {
    code: code === 'ENOSPC' || code === 'EDQUOT' ? 'store/full' : 'store/unavailable',
    severity: 'warning',
    message: `Finished tasks cannot be ${verb} the cache: ${systemReason(error)}. The run goes on without it.`,
    fix: 'Give another folder with --cache, or --no-cache.',
    place: { path },
  };
}

function damagedEntries(path: string, count: number): Problem {
  return {
    code: 'store/damaged',
    severity: 'warning',
    message: `${plural(count, 'entry', 'entries')} of the cache ${count === 1 ? 'was' : 'were'} damaged and computed again.`,
    place: { path },
  };
}
