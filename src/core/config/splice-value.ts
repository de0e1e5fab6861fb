import { entryEnd, lineEnding, lineStart, nextLine, writtenEntries } from './edit-spans.ts';
import { plainText } from './yaml-spelling.ts';
import type { YamlEntry, YamlMap, YamlNode } from './yaml-tree.ts';

/**
 * Puts `source` (one line of YAML, flow style) at a key path; everything else keeps its bytes.
 * @param root the tree of `text`
 * @returns null where the document is no map
 */
export function spliceValue(
  text: string,
  root: YamlNode | null,
  keys: readonly string[],
  source: string,
): string | null {
  if (root === null || (root.kind === 'scalar' && root.empty)) return appendBlock(text, keys, source);
  return root.kind === 'map' ? spliceInto(text, root, keys, source) : null;
}

function spliceInto(text: string, map: YamlMap, keys: readonly string[], source: string): string {
  const [key, ...rest] = keys;
  const entry = map.entries.find((each) => each.key === key && !each.merged);
  if (entry === undefined) return insertKey(text, map, keys, source);
  if (rest.length === 0) return replaceValue(text, entry, source);
  const { value, valueSpan } = entry;
  if (entry.alias) {
    // Writing through the alias would change what it stands for everywhere else.
    const kept = value.kind === 'map' ? `<<: ${text.slice(valueSpan.start, valueSpan.end)}, ` : '';
    return replaceValue(text, entry, `{${kept}${flowPair(rest, source)}}`);
  }
  if (value.kind === 'map') return spliceInto(text, value, rest, source);
  if (value.kind === 'scalar' && value.empty && !map.flow && entry.afterColon !== null)
    return insertLines(text, entryEnd(entry), rest, source, `${indentOf(text, map)}${stepOf(text)}`);
  return replaceValue(text, entry, `{${flowPair(rest, source)}}`);
}

function replaceValue(text: string, entry: YamlEntry, source: string): string {
  const { value, valueSpan, afterColon } = entry;
  if (value.kind === 'scalar' && value.empty && !entry.alias) {
    const at = entryEnd(entry);
    return `${text.slice(0, at)}${afterColon === null ? ':' : ''} ${source}${text.slice(at)}`;
  }
  if (!entry.alias && value.kind !== 'scalar' && !value.flow && afterColon !== null) {
    const body = lineStart(text, value.span.start);
    const behind = text.slice(nextLine(text, entryEnd(entry)));
    return `${text.slice(0, afterColon)} ${source}${text.slice(afterColon, body)}${behind}`;
  }
  const old = text.slice(valueSpan.start, valueSpan.end);
  const ending = old.endsWith('\n') ? lineEnding(text) : '';
  return `${text.slice(0, valueSpan.start)}${source}${ending}${text.slice(valueSpan.end)}`;
}

function insertKey(text: string, map: YamlMap, keys: readonly string[], source: string): string {
  const last = writtenEntries(map).at(-1);
  if (!map.flow && last !== undefined) return insertLines(text, entryEnd(last), keys, source, indentOf(text, map));
  const at = last === undefined ? map.span.start + 1 : entryEnd(last);
  return `${text.slice(0, at)}${last === undefined ? '' : ', '}${flowPair(keys, source)}${text.slice(at)}`;
}

/** New lines behind the line in which `end` lies. */
function insertLines(text: string, end: number, keys: readonly string[], source: string, indent: string): string {
  const at = nextLine(text, end);
  const ending = lineEnding(text);
  const lines = blockLines(keys, source, indent, stepOf(text)).join(ending);
  const before = text.slice(0, at);
  return before.endsWith('\n') ? `${before}${lines}${ending}${text.slice(at)}` : `${before}${ending}${lines}`;
}

function appendBlock(text: string, keys: readonly string[], source: string): string {
  const ending = lineEnding(text);
  const gap = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : ending;
  return `${text}${gap}${blockLines(keys, source, '', '  ').join(ending)}${ending}`;
}

function blockLines(keys: readonly string[], source: string, indent: string, step: string): readonly string[] {
  return keys.map((key, depth) => {
    const isLast = depth === keys.length - 1;
    return `${indent}${step.repeat(depth)}${plainText(key)}:${isLast && source !== '' ? ` ${source}` : ''}`;
  });
}

function flowPair(keys: readonly string[], source: string): string {
  const [key, ...rest] = keys;
  return `${plainText(key)}: ${rest.length === 0 ? source : `{${flowPair(rest, source)}}`}`;
}

function indentOf(text: string, map: YamlMap): string {
  const start = writtenEntries(map)[0]?.keySpan.start ?? map.span.start;
  return text.slice(lineStart(text, start), start).replace(/[^ ]/g, (c) => (c === '\uFEFF' ? '' : ' '));
}

/** The indentation of the first indented line, two spaces where there is none. */
function stepOf(text: string): string {
  return /^( +)[^ #\r\n-]/m.exec(text)?.[1] ?? '  ';
}
