import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../core/errors.ts';
import { readFileWhole } from './read-file.ts';

export interface FolderLimits {
  readonly files: number;
  readonly unpackedBytes: number;
}

interface FolderFile {
  /** Seen from the folder, `/` between segments. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/**
 * Every file of a folder and the folders in it, sorted by name. Links are not followed: they could lead anywhere.
 * @throws SelfsameError `zip/limit`, `zip/special-file`, `file/unreadable`
 */
export async function readFolder(folder: string, limits: FolderLimits): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  let total = 0;
  const walk = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) {
        await walk(path);
        continue;
      }
      if (!entry.isFile())
        fail('zip/special-file', 'The entry is a link or a device.', { place: { path: join(folder, path) } });
      if (files.length === limits.files)
        fail('zip/limit', `The folder holds more than ${limits.files} files.`, { place: { path: folder } });
      const { size } = await stat(join(folder, path));
      const bytes =
        size === 0 ? new Uint8Array() : await readFileWhole(join(folder, path), limits.unpackedBytes - total);
      total += bytes.length;
      files.push({ path, bytes });
    }
  };
  await walk('');
  return files;
}
