import { access, constants, mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { problemError, SelfsameError } from '../../core/errors.ts';
import { beginTemporary, endTemporary } from './temporary.ts';

/**
 * Writes a file so that it is there whole or not at all: a temporary name in the same folder, synchronised, renamed.
 * Folders that are missing are made. What is no regular file (a pipe, /dev/null) is written to directly.
 * @throws SelfsameError `file/unwritable`
 */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const found = await stat(path).catch(() => null);
    if (found !== null && !found.isFile() && !found.isDirectory()) return await writeFile(path, bytes);
    // A link stays a link: what it points to is replaced.
    await writeAndRename(found === null ? path : await realpath(path), bytes);
  } catch (error) {
    throw unwritable(path, error);
  }
}

async function writeAndRename(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = beginTemporary(path);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    endTemporary(temporary);
  }
}

/**
 * Says before long work, not after it, that its result could not be written.
 * @throws SelfsameError `file/unwritable`
 */
export async function checkWritable(path: string, kind: 'file' | 'folder'): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (kind === 'file' && found?.isDirectory())
    throw problemError('file/unwritable', 'A file cannot be written here: it is a folder.', {
      fix: 'Give the name of a file.',
      place: { path },
    });
  // A pipe or a device is written to as it is; its folder does not matter.
  if (kind === 'file' && found !== null && !found.isFile()) return;
  try {
    await access(await nearestFolder(resolve(path), kind), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** The innermost of the path's folders that exists. */
async function nearestFolder(path: string, kind: 'file' | 'folder'): Promise<string> {
  for (let folder = kind === 'folder' ? path : dirname(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory()) return folder;
    if (found !== null) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    if (dirname(folder) === folder) return folder;
  }
}

/** An error that is in words already stays as it is. */
export function unwritable(path: string, error: unknown): Error {
  if (error instanceof SelfsameError) return error;
  return problemError(
    'file/unwritable',
    `The file cannot be written: ${systemReason(error)}.`,
    { place: { path } },
    { cause: error },
  );
}

/** The system's reason in words. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space is left on the device'],
  ['EDQUOT', 'the quota is used up'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EEXIST', 'a part of its path is a file, not a folder'],
  ['EISDIR', 'it is a folder'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
