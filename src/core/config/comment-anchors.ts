import { columnOf, commentsOf, type Comment } from './comments.ts';
import { entryEnd, lineStart, writtenEntries } from './edit-spans.ts';
import type { YamlEntry, YamlMap } from './yaml-tree.ts';

/** A comment with what it is about: a key path, or the whole file (`top`, `end`; no keys). */
export interface AnchoredComment {
  readonly comment: Pick<Comment, 'text' | 'gap'>;
  readonly spot: 'top' | 'above' | 'behind' | 'below' | 'end';
  readonly keys: readonly string[];
}

interface Written {
  readonly keys: readonly string[];
  readonly entry: YamlEntry;
  readonly parent: Written | null;
  /** In a flow map. */
  readonly flow: boolean;
  readonly column: number;
}

type Anchor = Omit<AnchoredComment, 'comment'>;

const TOP: Anchor = { spot: 'top', keys: [] };

/**
 * Says of every comment of a text which key it belongs to: on a line of its own to the key below it, or to the block
 * that it ends where it is indented further than that key; behind a value to the first key of the line; inside a list to
 * the list's key. A flow map stands for its first leaf.
 * @param root the tree of `text`
 */
export function anchoredComments(text: string, root: YamlMap): readonly AnchoredComment[] {
  const written = writtenIn(text, root, null);
  const header = headerEnd(text, written[0]);
  let index = 0;
  return commentsOf(text).map((comment) => {
    while (index < written.length && written[index].entry.keySpan.start < comment.at) index++;
    const anchor = comment.at < header ? TOP : anchorOf(text, comment, written, index);
    return { comment, ...anchor };
  });
}

/** @param index of the first key behind the comment */
function anchorOf(text: string, comment: Comment, written: readonly Written[], index: number): Anchor {
  const last = index === 0 ? null : written[index - 1];
  const next = written.at(index) ?? null;
  if (!comment.alone) {
    const first = firstOfLine(written, index, lineStart(text, comment.at));
    if (first !== null) return { spot: 'behind', keys: leafKeys(first.keys, first.entry) };
    return last === null ? TOP : { spot: 'above', keys: last.keys };
  }
  if (last !== null && next?.parent !== last) {
    if (comment.at < entryEnd(last.entry)) return { spot: 'above', keys: last.keys };
    if (next?.flow !== true && comment.column > (next ?? written[0]).column)
      return { spot: 'below', keys: ownerOf(last, comment.column).keys };
  }
  return next === null ? { spot: 'end', keys: [] } : { spot: 'above', keys: leafKeys(next.keys, next.entry) };
}

function firstOfLine(written: readonly Written[], index: number, start: number): Written | null {
  let first: Written | null = null;
  for (let i = index - 1; i >= 0 && written[i].entry.keySpan.start >= start; i--) first = written[i];
  return first;
}

/** The innermost block key around `last` that is not indented further than a comment. */
function ownerOf(last: Written, column: number): Written {
  const { flow, parent } = last;
  return parent !== null && (flow || last.column > column) ? ownerOf(parent, column) : last;
}

function leafKeys(keys: readonly string[], { alias, value }: YamlEntry): readonly string[] {
  const first = !alias && value.kind === 'map' && value.flow ? writtenEntries(value).at(0) : undefined;
  return first === undefined ? keys : leafKeys([...keys, first.key], first);
}

/** Every key of the text, in its order. */
function writtenIn(text: string, map: YamlMap, parent: Written | null): readonly Written[] {
  return writtenEntries(map).flatMap((entry): readonly Written[] => {
    const keys = [...(parent?.keys ?? []), entry.key];
    const written = { keys, entry, parent, flow: map.flow, column: columnOf(text, entry.keySpan.start) };
    const { alias, value } = entry;
    return [written, ...(!alias && value.kind === 'map' ? writtenIn(text, value, written) : [])];
  });
}

/** Where the comment lines begin that stand directly on the first key: what is above them is about the file. */
function headerEnd(text: string, first: Written): number {
  let start = lineStart(text, first.entry.keySpan.start);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!/^\s*#/.test(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
