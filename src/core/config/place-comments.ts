import type { AnchoredComment } from './comment-anchors.ts';
import { columnOf } from './comments.ts';
import { readsAs } from './edit.ts';
import { entryEnd, lineEnding, lineStart, nextLine } from './edit-spans.ts';
import { openYaml } from './open-yaml.ts';
import { toJson } from './yaml-json.ts';
import type { YamlEntry, YamlNode } from './yaml-tree.ts';

/** The order of what is put at one offset. */
const ORDER = ['behind', 'below', 'top', 'above', 'end'] as const;

type Spot = (typeof ORDER)[number];

interface Place {
  readonly at: number;
  readonly spot: Spot;
  readonly indent: number;
}

interface Insertion extends Place {
  readonly lines: string[];
}

/**
 * Puts comments into a text whose values stay what they are. A key that stands in a flow map hands its comments to the
 * nearest block key around it, one that is not there at all to the top; a line that has a comment already gets the other
 * one above it. A comment that is there already is not repeated.
 */
export function placeComments(text: string, comments: readonly AnchoredComment[]): string {
  if (comments.length === 0) return text;
  const root = openYaml(text);
  const placed = insertAll(text, insertionsOf(text, root, comments));
  if (readsAs(placed, root === null ? null : toJson(root))) return placed;
  // Should a comment have changed a value after all, they go where none can.
  const atTop = comments.map((comment): AnchoredComment => ({ ...comment, spot: 'top' }));
  return insertAll(text, insertionsOf(text, root, atTop));
}

function insertionsOf(text: string, root: YamlNode | null, comments: readonly AnchoredComment[]): readonly Insertion[] {
  const insertions = new Map<string, Insertion>();
  for (const { comment, spot, keys } of comments) {
    const entry = blockEntryAt(root, keys);
    let place = placeAt(text, entry, spot);
    if (place.spot === 'behind') {
      const there = restOfLine(text, place.at).trim();
      if (there === comment.text) continue;
      if (there !== '' || insertions.has(keyOf(place))) place = placeAt(text, entry, 'above');
    }
    const lines = insertions.get(keyOf(place))?.lines;
    const line = `${' '.repeat(place.indent)}${comment.text}`;
    if (lines === undefined) insertions.set(keyOf(place), { ...place, lines: [line] });
    else lines.push(...(comment.gap ? ['', line] : [line]));
  }
  return [...insertions.values()].sort((a, b) => a.at - b.at || ORDER.indexOf(a.spot) - ORDER.indexOf(b.spot));
}

function keyOf({ at, spot }: Place): string {
  return `${at} ${spot}`;
}

function placeAt(text: string, entry: YamlEntry | null, spot: Spot): Place {
  if (spot === 'end') return { at: text.length, spot, indent: 0 };
  if (entry === null || spot === 'top') return { at: text.startsWith('\uFEFF') ? 1 : 0, spot: 'top', indent: 0 };
  const { start } = entry.keySpan;
  const indent = columnOf(text, start);
  if (spot === 'below') return { at: nextLine(text, entryEnd(entry)), spot, indent };
  const behind = spot === 'behind' ? endOnLine(text, entry) : null;
  if (behind !== null) return { at: behind, spot: 'behind', indent: 2 };
  const line = lineStart(text, start);
  return { at: line === 0 && text.startsWith('\uFEFF') ? 1 : line, spot: 'above', indent };
}

/** Where the first line of an entry ends, its comment not counted; `null` where the value goes on in the next one. */
function endOnLine(text: string, entry: YamlEntry): number | null {
  const { value, afterColon, alias } = entry;
  const isBlock = !alias && value.kind !== 'scalar' && !value.flow;
  const end = isBlock && afterColon !== null ? afterColon : entryEnd(entry);
  return text.slice(entry.keySpan.start, end).includes('\n') ? null : end;
}

function restOfLine(text: string, at: number): string {
  const newline = text.indexOf('\n', at);
  return text.slice(at, newline < 0 ? text.length : newline);
}

/** The last entry on a key path that stands in a block map, in its own text. */
function blockEntryAt(root: YamlNode | null, keys: readonly string[]): YamlEntry | null {
  let node = root;
  let found: YamlEntry | null = null;
  for (const key of keys) {
    if (node?.kind !== 'map' || node.flow) break;
    const entry = node.entries.find((each) => each.key === key && !each.merged);
    if (entry === undefined) break;
    found = entry;
    node = entry.alias ? null : entry.value;
  }
  return found;
}

function insertAll(text: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const insertion of insertions) {
    parts.push(text.slice(from, insertion.at), inserted(text, insertion));
    from = insertion.at;
  }
  return parts.join('') + text.slice(from);
}

function inserted(text: string, { at, spot, lines }: Insertion): string {
  if (spot === 'behind') return lines[0];
  const ending = lineEnding(text);
  const block = lines.join(ending);
  const before = text.slice(0, at).replace('\uFEFF', '');
  const after = text.slice(at);
  if (`\n${before}`.endsWith(`\n${block}${ending}`) || after.startsWith(block + ending)) return '';
  if (before !== '' && !before.endsWith('\n')) return ending + block;
  // What is about the file is not to be read as about its first key.
  const gap = spot === 'top' && after.trimEnd() !== '' && !/^\r?\n/.test(after);
  return block + ending + (gap ? ending : '');
}
