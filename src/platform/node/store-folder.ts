import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EntryShelf } from '../../core/pipeline/kept-store.ts';
import { HEAD_BYTES } from '../../core/pipeline/store-entry.ts';
import { beginTemporary, endTemporary } from './temporary.ts';

/** A file of the folder: what is kept, or what a killed process left behind. */
interface Kept {
  readonly path: string;
  readonly bytes: number;
  /** Last use, in milliseconds since 1970. */
  readonly used: number;
  readonly isEntry: boolean;
}

export interface StoreFolder extends EntryShelf {
  /** Removes the least recently used entries beyond the limit, and what killed processes left behind. */
  trim(): Promise<void>;
}

/** Trimming stops below the limit by this share, so that it is not needed again at once. */
const TRIM_TO = 0.9;
/** A run may write this share of the limit before it is trimmed in its middle. */
const UNTRIMMED = 0.1;
/** Temporary files older than this belong to nobody. */
const ABANDONED_MS = 3_600_000;

/** https://bford.info/cachedir/: what backup programs leave out. */
const TAG = 'CACHEDIR.TAG';
const TAG_TEXT =
  'Signature: 8a477f597d28d172789f06886806bc55\n# Finished tasks of selfsame. Whatever is deleted here is computed again.\n';

const SHARD = /^[0-9a-f]{2}$/;
const ENTRY = /^[0-9a-f]{62}\.task$/;
const TEMPORARY = /^\.[0-9a-f]{62}\.task\..*\.tmp$/;

/**
 * Finished tasks as files `<2 digits of the key>/<the other 62>.task`. Each appears whole by renaming, so that several processes
 * may use the folder at once: the same key has the same bytes, and an entry that another process removes is a miss. A file's
 * time of modification is that of its last use. Nothing is synchronised to the disk: what a power cut damages is noticed by
 * its hash.
 */
export function createStoreFolder(folder: string, maxBytes: number): StoreFolder {
  let untrimmed = 0;
  const made = new Set<string>();
  const path = (key: string): string => join(folder, key.slice(0, 2), `${key.slice(2)}.task`);

  const makeShard = async (shard: string): Promise<void> => {
    if (made.has(shard)) return;
    // What people train on is theirs alone.
    await mkdir(shard, { recursive: true, mode: 0o700 });
    if (made.size === 0) await writeFile(join(folder, TAG), TAG_TEXT);
    made.add(shard);
  };

  const trim = async (): Promise<void> => {
    untrimmed = 0;
    const files = await listStoreFolder(folder);
    const entries = files.filter(({ isEntry }) => isEntry).sort((a, b) => a.used - b.used);
    const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
    let excess = total > maxBytes ? total - maxBytes * TRIM_TO : 0;
    for (const entry of entries) {
      if (excess <= 0) break;
      excess -= entry.bytes;
      await rm(entry.path, { force: true });
    }
    const now = Date.now();
    for (const file of files) if (!file.isEntry && now - file.used > ABANDONED_MS) await rm(file.path, { force: true });
  };

  return {
    async head(key) {
      const file = await open(path(key)).catch(absent);
      if (file === undefined) return undefined;
      try {
        const head = new Uint8Array(HEAD_BYTES);
        const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
        return head.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async read(key) {
      const bytes = await readFile(path(key)).catch(absent);
      if (bytes === undefined) return undefined;
      const now = new Date();
      // Nobody waits for it, and where it fails the entry only looks older than it is.
      void utimes(path(key), now, now).catch(() => undefined);
      return { head: bytes.subarray(0, HEAD_BYTES), body: bytes.subarray(HEAD_BYTES) };
    },
    async write(key, { head, body }) {
      const bytes = head.length + body.length;
      if (bytes > maxBytes) return;
      const target = path(key);
      await makeShard(dirname(target));
      const temporary = beginTemporary(target);
      try {
        const file = await open(temporary, 'wx', 0o600);
        try {
          // One after the other: `writev` may write less than all and not say so.
          await file.writeFile(head);
          await file.writeFile(body);
        } finally {
          await file.close();
        }
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      } finally {
        endTemporary(temporary);
      }
      untrimmed += bytes;
      if (untrimmed > maxBytes * UNTRIMMED) await trim();
    },
    remove: (key) => rm(path(key), { force: true }),
    trim,
  };
}

/** Every file of ours in the folder and nothing else; empty where there is no such folder. */
export async function listStoreFolder(folder: string): Promise<readonly Kept[]> {
  const files: Kept[] = [];
  const shards = (await readdir(folder).catch(absent)) ?? [];
  for (const shard of shards.filter((name) => SHARD.test(name))) {
    const names = (await readdir(join(folder, shard)).catch(absent)) ?? [];
    const found = await Promise.all(
      names
        .filter((name) => ENTRY.test(name) || TEMPORARY.test(name))
        .map(async (name): Promise<readonly Kept[]> => {
          const path = join(folder, shard, name);
          const file = await stat(path).catch(absent);
          if (file?.isFile() !== true) return [];
          return [{ path, bytes: file.size, used: file.mtimeMs, isEntry: ENTRY.test(name) }];
        }),
    );
    files.push(...found.flat());
  }
  return files;
}

/** Removes what `listStoreFolder` lists, and the folders that are empty then; whatever else is there stays. */
export async function clearStoreFolder(folder: string): Promise<void> {
  const files = await listStoreFolder(folder);
  for (const { path } of files) await rm(path, { force: true });
  for (const shard of new Set(files.map(({ path }) => dirname(path)))) await rmdir(shard).catch(() => undefined);
}

/** A file that is not there, or no longer, is no failure. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
