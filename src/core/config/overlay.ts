import { fail } from '../errors.ts';
import { anchoredComments, type AnchoredComment } from './comment-anchors.ts';
import { commentsOf } from './comments.ts';
import { setConfigSource } from './edit.ts';
import { openYaml } from './open-yaml.ts';
import { placeComments } from './place-comments.ts';
import { toFlowSource, toJson } from './yaml-json.ts';
import { entryOf, type YamlMap, type YamlNode } from './yaml-tree.ts';

/** Each change reads the text anew, so their number bounds the time. */
const MAX_CHANGES = 300;

interface Change {
  readonly keys: readonly string[];
  readonly node: YamlNode;
}

/**
 * Lays the keys of a config over a base: maps are merged, everything else is replaced. An empty value (`knn:`) makes
 * sure that the key is there and changes nothing that the base says about it. Comments of both are kept.
 * @param over text of the config, `root` its tree
 */
export function overlayConfig(base: string, over: string, root: YamlMap): string {
  const changes = changesOf(root, []).filter(({ keys }) => keys[0] !== 'extends');
  if (changes.length > MAX_CHANGES)
    fail('config/extends', `The config changes ${changes.length} keys of its base; ${MAX_CHANGES} are the limit.`, {
      fix: 'Write it without `extends`.',
    });
  let text = base;
  const comments: AnchoredComment[] = [];
  for (const change of changes) {
    const changed = apply(text, change);
    comments.push(...lostComments(text, changed, change.keys));
    text = changed;
  }
  return placeComments(text, [...comments, ...anchoredComments(over, root)]);
}

function changesOf(map: YamlMap, keys: readonly string[]): readonly Change[] {
  return map.entries.flatMap(({ key, value }): readonly Change[] => {
    const path = [...keys, key];
    return value.kind === 'map' && value.entries.length > 0 ? changesOf(value, path) : [{ keys: path, node: value }];
  });
}

function apply(text: string, { keys, node }: Change): string {
  const empty = (node.kind === 'scalar' && node.empty) || (node.kind === 'map' && node.entries.length === 0);
  if (empty) {
    const there = valueAt(text, keys);
    if (there !== null && !(there.kind === 'scalar' && !there.empty)) return text;
    if (there === null) return setConfigSource(text, keys, '', null);
  }
  return setConfigSource(text, keys, toFlowSource(node) || 'null', toJson(node));
}

/** Comments that stood inside a value which was replaced, such as behind the items of a list. */
function lostComments(before: string, after: string, keys: readonly string[]): readonly AnchoredComment[] {
  const kept = new Map<string, number>();
  for (const { text } of commentsOf(after)) kept.set(text, (kept.get(text) ?? 0) + 1);
  return commentsOf(before).flatMap((comment): readonly AnchoredComment[] => {
    const left = kept.get(comment.text) ?? 0;
    kept.set(comment.text, left - 1);
    return left > 0 ? [] : [{ comment, spot: 'above', keys }];
  });
}

function valueAt(text: string, keys: readonly string[]): YamlNode | null {
  let node = openYaml(text);
  for (const key of keys) node = node?.kind === 'map' ? (entryOf(node, key)?.value ?? null) : null;
  return node;
}
