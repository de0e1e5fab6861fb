import { ZIP_LIMITS } from '../../worker/limits.ts';
import type { Incoming } from '../store/incoming.ts';
import { walkEntry, type Entry } from './walk-entry.ts';

/** Files and folders of a drop. Must be called while the event is handled: afterwards the browser forgets them. */
export function droppedItems(data: DataTransfer): Incoming[] {
  const items = [...data.items].filter((item) => item.kind === 'file');
  if (items.length === 0) return [...data.files].map(incomingFile);
  return items.flatMap((item): Incoming[] => {
    const entry = item.webkitGetAsEntry() as Entry | null;
    if (entry?.isDirectory === true) return [{ name: entry.name, list: () => walkEntry(entry, ZIP_LIMITS.files) }];
    const file = item.getAsFile();
    return file === null ? [] : [incomingFile(file)];
  });
}

export const incomingFile = (file: File): Incoming => ({ name: file.name, blob: file });
