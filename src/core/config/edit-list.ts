import type { Json } from '../bytes/value.ts';
import { readsAs, removeConfigValue, setConfigValue } from './edit.ts';
import { splitPath } from './config-path.ts';
import { lineEnding, lineStart, nextLine } from './edit-spans.ts';
import { openYaml } from './open-yaml.ts';
import { plainText } from './yaml-spelling.ts';
import { entryOf, type YamlList, type YamlNode } from './yaml-tree.ts';
import { toJson } from './yaml-json.ts';

/**
 * Adds a text to a list of a config's text; the list is made where there is none. Items and comments around it keep
 * their bytes.
 * @param without the list that holds where the key is absent
 * @throws SelfsameError as `setConfigValue`
 */
export function addListItem(text: string, path: string, item: string, without: readonly string[] = []): string {
  const { list, items } = listAt(text, path);
  if (items === null) return setConfigValue(text, path, [...without, item]);
  if (items.includes(item)) return text;
  const expected = [...items, item];
  const last = list?.itemSpans.at(-1);
  if (list !== null && !list.flow && last !== undefined) {
    const dash = text.lastIndexOf('-', last.start);
    const indent = text.slice(lineStart(text, dash), dash);
    const at = nextLine(text, last.end);
    const before = text.slice(0, at);
    const line = `${indent}- ${plainText(item)}`;
    const edited = before.endsWith('\n')
      ? `${before}${line}${lineEnding(text)}${text.slice(at)}`
      : `${before}${lineEnding(text)}${line}`;
    if (/^ *$/.test(indent) && says(edited, text, path, expected)) return edited;
  }
  if (list !== null && list.flow && last !== undefined) {
    const edited = `${text.slice(0, last.end)}, ${plainText(item)}${text.slice(last.end)}`;
    if (says(edited, text, path, expected)) return edited;
  }
  return setConfigValue(text, path, expected);
}

/** Takes a text out of a list, with the comments that stand directly above it; without the item the text stays. */
export function removeListItem(text: string, path: string, item: string): string {
  const { list, items } = listAt(text, path);
  const at = items?.indexOf(item) ?? -1;
  if (list === null || items === null || at < 0) return text;
  const expected = items.filter((_, i) => i !== at);
  if (expected.length === 0) return setConfigValue(text, path, []);
  const span = list.itemSpans[at];
  const edited = list.flow
    ? at > 0
      ? text.slice(0, list.itemSpans[at - 1].end) + text.slice(span.end)
      : text.slice(0, span.start) + text.slice(list.itemSpans[1].start)
    : text.slice(0, commentsAbove(text, span.start)) + text.slice(nextLine(text, span.end));
  return says(edited, text, path, expected) ? edited : setConfigValue(text, path, expected);
}

/** Removes a key of a map; a block map that loses its last key stays as an empty one. */
export function removeMapKey(text: string, path: string, parent: string): string {
  const edited = removeConfigValue(text, path);
  if (edited === text) return text;
  const node = nodeAt(openYaml(edited), parent);
  return node !== null && node.kind === 'scalar' && node.empty ? setConfigValue(edited, parent, {}) : edited;
}

/** The node at a key path, or `null`. */
export function nodeAt(root: YamlNode | null, path: string): YamlNode | null {
  let node = root;
  for (const key of splitPath(path) ?? []) {
    if (node === null || node.kind !== 'map') return null;
    node = entryOf(node, key)?.value ?? null;
  }
  return node;
}

function listAt(text: string, path: string): { list: YamlList | null; items: readonly string[] | null } {
  const node = nodeAt(openYaml(text), path);
  if (node === null || node.kind !== 'list') return { list: null, items: null };
  // An item that is no text has to be compared as it is spelled, since columns may be called `2020`.
  const items = node.items.map((item) => (item.kind === 'scalar' ? item.spelling : ''));
  return { list: node, items };
}

function says(edited: string, before: string, path: string, items: readonly string[]): boolean {
  const node = nodeAt(safely(edited), path);
  if (node === null || node.kind !== 'list') return false;
  const spelled = node.items.map((item) => (item.kind === 'scalar' ? item.spelling : ''));
  if (spelled.length !== items.length || spelled.some((each, i) => each !== items[i])) return false;
  return readsAs(before, withList(safely(edited), before, path));
}

/** What `edited` says with the list of `before` in its place: must be what `before` says. */
function withList(root: YamlNode | null, before: string, path: string): Json {
  const old = nodeAt(openYaml(before), path);
  return replaced(root === null ? null : toJson(root), splitPath(path) ?? [], old === null ? null : toJson(old));
}

function replaced(value: Json, [key, ...rest]: readonly string[], by: Json): Json {
  const object = { ...(value as Record<string, Json>) };
  object[key] = rest.length === 0 ? by : replaced(object[key], rest, by);
  return object;
}

function safely(text: string): YamlNode | null {
  try {
    return openYaml(text);
  } catch {
    return null;
  }
}

function commentsAbove(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^[ \t]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
