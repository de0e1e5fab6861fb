import { entryEnd, lineStart, nextLine, writtenEntries } from './edit-spans.ts';
import type { YamlMap } from './yaml-tree.ts';

/** The text without a key. @returns null where there is no such key */
export function removeEntry(text: string, map: YamlMap, [key, ...rest]: readonly string[]): string | null {
  const entry = map.entries.find((each) => each.key === key && !each.merged);
  if (entry === undefined || (rest.length > 0 && entry.alias)) return null;
  if (rest.length > 0) return entry.value.kind === 'map' ? removeEntry(text, entry.value, rest) : null;
  if (!map.flow) return cut(text, lineStart(text, entry.keySpan.start), nextLine(text, entryEnd(entry)));
  const entries = writtenEntries(map);
  const index = entries.indexOf(entry);
  if (index > 0) return cut(text, entryEnd(entries[index - 1]), entryEnd(entry));
  const next = entries.at(1);
  return cut(text, entry.keySpan.start, next === undefined ? entryEnd(entry) : next.keySpan.start);
}

function cut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}
