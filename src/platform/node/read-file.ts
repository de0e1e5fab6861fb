import { open, readdir, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearestName } from '../../core/config/nearest-name.ts';
import { fail, problemError } from '../../core/errors.ts';

/** Bytes asked of a pipe at a time. */
const CHUNK = 1024 * 1024;

/**
 * A whole file, or what comes out of a pipe.
 * @param maxBytes a larger file is refused before it is read
 * @throws SelfsameError `file/not-found` (with the name that is nearest in that folder), `file/unreadable`
 */
export async function readFileWhole(path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await openFile(path);
  try {
    const found = await file.stat();
    if (found.isDirectory())
      fail('file/unreadable', 'This is a folder, not a file.', {
        fix: 'Give the name of a file in it.',
        place: { path },
      });
    if (found.size > maxBytes) refuse(path, found.size, maxBytes);
    const bytes = found.isFile() ? await readAll(file, found.size) : await readPipe(file, path, maxBytes);
    if (bytes.length === 0) fail('file/unreadable', 'The file is empty.', { place: { path } });
    return bytes;
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const options = { cause: error };
    if (code !== 'ENOENT' && code !== 'ENOTDIR') {
      const reason = code === 'EACCES' ? 'permission denied' : (error as Error).message;
      throw problemError('file/unreadable', `The file cannot be read: ${reason}.`, { place: { path } }, options);
    }
    const names = await readdir(dirname(path)).catch(() => null);
    if (names === null)
      throw problemError(
        'file/not-found',
        'There is no such file, nor the folder for it.',
        { place: { path } },
        options,
      );
    const near = nearestName(basename(path), names.sort());
    const fix = near === null ? undefined : `Did you mean ${join(dirname(path), near)}?`;
    throw problemError('file/not-found', 'There is no such file.', { place: { path }, fix }, options);
  }
}

async function readAll(file: FileHandle, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled === size ? bytes : bytes.slice(0, filled);
}

async function readPipe(file: FileHandle, path: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const { bytesRead } = await file.read(chunk, 0, CHUNK);
    if (bytesRead === 0) break;
    length += bytesRead;
    if (length > maxBytes) refuse(path, length, maxBytes);
    chunks.push(chunk.subarray(0, bytesRead));
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function refuse(path: string, size: number, maxBytes: number): never {
  const mebibytes = (n: number): string => `${Math.ceil(n / 1024 / 1024)} MiB`;
  fail('file/unreadable', `The file has ${mebibytes(size)}; at most ${mebibytes(maxBytes)} are read.`, {
    place: { path },
  });
}
