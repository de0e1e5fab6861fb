import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Temporary files and folders that are not finished. Whatever ends the process in an orderly way (an error, a signal that
 * is handled, `process.exit`) takes them along.
 */
const unfinished = new Set<string>();
let watching = false;
let count = 0;

/** A name in the folder of `path`, so that renaming to `path` stays on one file system. */
export function beginTemporary(path: string): string {
  if (!watching)
    process.once('exit', () => unfinished.forEach((name) => rmSync(name, { recursive: true, force: true })));
  watching = true;
  count += 1;
  const name = join(dirname(path), `.${basename(path)}.${process.pid}-${count}.tmp`);
  unfinished.add(name);
  return name;
}

/** It has been renamed or removed. */
export function endTemporary(name: string): void {
  unfinished.delete(name);
}
