import type { FolderFile } from '../../worker/protocol.ts';

/** The parts of the File and Directory Entries API that are used, so that a test can give its own. */
export interface FileEntry {
  readonly isDirectory: false;
  readonly name: string;
  file(found: (file: Blob) => void, failed: (error: unknown) => void): void;
}

export interface FolderEntry {
  readonly isDirectory: true;
  readonly name: string;
  createReader(): {
    readEntries(found: (entries: readonly Entry[]) => void, failed: (error: unknown) => void): void;
  };
}

export type Entry = FileEntry | FolderEntry;

/**
 * The files of a dropped folder and of the folders in it, by path seen from the folder, sorted. Entries are counted as
 * they are listed, folders too, so that a huge tree is left after `most` of them.
 * @throws Error where there are more, or where something cannot be read
 */
export async function walkEntry(folder: FolderEntry, most: number): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = [];
  let seen = 0;
  const walk = async (inside: FolderEntry, path: string): Promise<void> => {
    const reader = inside.createReader();
    // Browsers list a folder in portions; an empty one is its end.
    for (;;) {
      const portion = await new Promise<readonly Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
      if (portion.length === 0) return;
      for (const entry of portion) {
        seen += 1;
        if (seen > most) throw tooMany(folder.name, most);
        const at = `${path}${entry.name}`;
        if (entry.isDirectory) await walk(entry, `${at}/`);
        else files.push({ path: at, blob: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
      }
    }
  };
  await walk(folder, '');
  return sorted(files);
}

/** Those that a folder picker gives: every path begins with the chosen folder's name. */
export function chosenFolder(
  files: readonly (Blob & { readonly webkitRelativePath: string })[],
  most: number,
): { readonly name: string; list(): Promise<readonly FolderFile[]> } {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  return {
    name,
    list: () =>
      files.length > most
        ? Promise.reject(tooMany(name, most))
        : Promise.resolve(
            sorted(files.map((file) => ({ path: file.webkitRelativePath.slice(name.length + 1), blob: file }))),
          ),
  };
}

const sorted = (files: readonly FolderFile[]): readonly FolderFile[] =>
  [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

/** With the code that the same has in a zip. */
function tooMany(name: string, most: number): Error {
  return Object.assign(new Error(`${name} holds more than ${most} files and folders`), {
    problems: [
      {
        code: 'zip/limit',
        severity: 'error',
        message: `The folder ${name} holds more than ${most} files and folders, so it was not read.`,
        fix: 'Drop the folder of the bundle itself.',
      },
    ],
  });
}
