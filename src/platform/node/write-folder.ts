import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beginTemporary, endTemporary } from './temporary.ts';
import { unwritable, writeFileWhole } from './write-file.ts';

interface FolderFile {
  /** With `/` between segments; must not climb. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes a folder with these files, whole or not at all. A folder of that name that already holds the same `files` is kept,
 * with whatever else is in it; one that holds other bytes is moved aside. `extra` is always written anew.
 * @returns where the former folder went, or `null`
 * @throws SelfsameError `file/unwritable`
 */
export async function writeFolderWhole(
  folder: string,
  files: readonly FolderFile[],
  extra: readonly FolderFile[],
): Promise<string | null> {
  try {
    if (await holds(folder, files)) {
      for (const { path, bytes } of extra) await writeFileWhole(join(folder, path), bytes);
      return null;
    }
    await mkdir(dirname(folder), { recursive: true });
    const temporary = beginTemporary(folder);
    try {
      for (const { path, bytes } of [...files, ...extra]) {
        await mkdir(dirname(join(temporary, path)), { recursive: true });
        await writeFile(join(temporary, path), bytes, { flag: 'wx' });
      }
      const former = await moveAside(folder);
      await rename(temporary, folder);
      return former;
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    } finally {
      endTemporary(temporary);
    }
  } catch (error) {
    throw unwritable(folder, error);
  }
}

async function holds(folder: string, files: readonly FolderFile[]): Promise<boolean> {
  for (const { path, bytes } of files) {
    const found = await readFile(join(folder, path)).catch(() => null);
    if (found === null || !found.equals(bytes)) return false;
  }
  return true;
}

async function moveAside(folder: string): Promise<string | null> {
  if ((await stat(folder).catch(() => null)) === null) return null;
  for (let n = 1; ; n++) {
    const aside = `${folder}.before-${n}`;
    if ((await stat(aside).catch(() => null)) !== null) continue;
    await rename(folder, aside);
    return aside;
  }
}
