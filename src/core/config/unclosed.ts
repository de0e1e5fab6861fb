import type { CST } from 'yaml';
import type { Span } from './yaml-tree.ts';

export interface Unclosed {
  readonly span: Span;
  /** The bracket or quote that was opened. */
  readonly opened: string;
}

/** Brackets and quotes of a token, and of all that it holds, that have no partner. Depth is bounded by the caller. */
export function unclosed(token: CST.Token): readonly Unclosed[] {
  switch (token.type) {
    case 'document':
      return token.value === undefined ? [] : unclosed(token.value);
    case 'block-map':
    case 'block-seq':
      return token.items.flatMap(unclosedInItem);
    case 'flow-collection': {
      const { offset, source } = token.start;
      const closed = token.end[0]?.source === (source === '{' ? '}' : ']');
      const inside = token.items.flatMap(unclosedInItem);
      return closed ? inside : [{ span: { start: offset, end: offset + 1 }, opened: source }, ...inside];
    }
    case 'single-quoted-scalar':
    case 'double-quoted-scalar': {
      const { offset, source } = token;
      const closed = source.length > 1 && source.endsWith(source[0]);
      return closed ? [] : [{ span: { start: offset, end: offset + 1 }, opened: source[0] }];
    }
    default:
      return [];
  }
}

function unclosedInItem({ key, value }: CST.CollectionItem): readonly Unclosed[] {
  return [key ?? null, value ?? null].flatMap((token) => (token === null ? [] : unclosed(token)));
}
