import { fail } from '../errors.ts';
import { setConfigSource } from './edit.ts';
import { entryEnd, lineEnding } from './edit-spans.ts';
import { openYaml } from './open-yaml.ts';
import { toFlowSource, toJson } from './yaml-json.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from './yaml-tree.ts';

/** Each change reads the text anew, so their number bounds the time. */
const MAX_CHANGES = 300;

interface Change {
  readonly keys: readonly string[];
  readonly node: YamlNode;
  /** The comment behind the value, with its `#`. */
  readonly comment: string;
}

/**
 * Lays the keys of a config over a base: maps are merged, everything else is replaced. An empty value (`knn:`) makes
 * sure that the key is there and changes nothing that the base says about it.
 * @param over text of the config, `root` its tree
 */
export function overlayConfig(base: string, over: string, root: YamlNode): string {
  const changes = root.kind === 'map' ? changesOf(over, root, []).filter(({ keys }) => keys[0] !== 'extends') : [];
  if (changes.length > MAX_CHANGES)
    fail('config/extends', `The config changes ${changes.length} keys of its base; ${MAX_CHANGES} are the limit.`, {
      fix: 'Write it without `extends`.',
    });
  return changes.reduce(apply, base);
}

function changesOf(text: string, map: YamlMap, keys: readonly string[]): readonly Change[] {
  return map.entries.flatMap((entry): readonly Change[] => {
    const path = [...keys, entry.key];
    const { value } = entry;
    if (value.kind === 'map' && value.entries.length > 0) return changesOf(text, value, path);
    return [{ keys: path, node: value, comment: commentOf(text, map, entry) }];
  });
}

function commentOf(text: string, map: YamlMap, entry: YamlEntry): string {
  if (map.flow || entry.merged) return '';
  return /^[ \t]+(#[^\r\n]*)/.exec(text.slice(entryEnd(entry)))?.[1] ?? '';
}

function apply(text: string, { keys, node, comment }: Change): string {
  const empty = (node.kind === 'scalar' && node.empty) || (node.kind === 'map' && node.entries.length === 0);
  if (empty) {
    const there = entryAt(text, keys);
    if (there !== null && !(there.value.kind === 'scalar' && !there.value.empty)) return text;
    if (there === null) return withComment(setConfigSource(text, keys, '', null), keys, comment);
  }
  return withComment(setConfigSource(text, keys, toFlowSource(node) || 'null', toJson(node)), keys, comment);
}

/** Puts a comment behind a value that stands on a line of its own. */
function withComment(text: string, keys: readonly string[], comment: string): string {
  const entry = comment === '' ? null : entryAt(text, keys, true);
  if (entry === null) return text;
  const end = entryEnd(entry);
  const newline = text.indexOf('\n', end);
  const rest = newline < 0 ? '' : `${lineEnding(text)}${text.slice(newline + 1)}`;
  const tail = text.slice(end, newline < 0 ? text.length : newline);
  return /^\s*(#.*)?$/.test(tail) ? `${text.slice(0, end)}  ${comment}${rest}` : text;
}

/** The entry at a key path, in block style alone where that is asked for. */
function entryAt(text: string, keys: readonly string[], inBlock = false): YamlEntry | null {
  let node: YamlNode | null = openYaml(text);
  let entry: YamlEntry | null = null;
  for (const key of keys) {
    if (node?.kind !== 'map' || (inBlock && node.flow)) return null;
    entry = entryOf(node, key);
    node = entry?.value ?? null;
  }
  return entry;
}
