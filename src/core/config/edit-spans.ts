import type { YamlEntry, YamlMap, YamlNode } from './yaml-tree.ts';

/** Keys of a map that stand in its own text, in that order. */
export function writtenEntries(map: YamlMap): readonly YamlEntry[] {
  return [...map.entries.filter((entry) => !entry.merged), ...map.merges].sort(
    (a, b) => a.keySpan.start - b.keySpan.start,
  );
}

/** Offset behind the last character of an entry, its comment not counted. */
export function entryEnd(entry: YamlEntry): number {
  if (entry.alias) return entry.valueSpan.end;
  // The library puts a value of nothing behind the comment.
  if (entry.value.kind === 'scalar' && entry.value.empty) return entry.afterColon ?? entry.keySpan.end;
  return nodeEnd(entry.value);
}

function nodeEnd(node: YamlNode): number {
  if (node.kind === 'scalar' || node.flow) return node.span.end;
  if (node.kind === 'map') {
    const last = writtenEntries(node).at(-1);
    return last === undefined ? node.span.end : entryEnd(last);
  }
  const item = node.items.at(-1);
  const span = node.itemSpans.at(-1);
  if (item === undefined || span === undefined) return node.span.end;
  return item.span.start === span.start ? nodeEnd(item) : span.end;
}

/** Offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line behind the one in which content ends; a block scalar ends with its line already. */
export function nextLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

export function lineEnding(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
