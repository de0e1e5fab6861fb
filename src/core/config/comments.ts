import { Lexer } from 'yaml';
import { lineStart } from './edit-spans.ts';

export interface Comment {
  /** With its `#`, without the line's end. */
  readonly text: string;
  /** Offset of the `#`. */
  readonly at: number;
  /** Nothing but space stands before it on its line. */
  readonly alone: boolean;
  readonly column: number;
  /** The line above it is empty. */
  readonly gap: boolean;
}

/** Before every plain and block scalar the lexer sends this, which is not in the text; the others stand elsewhere. */
const SCALAR = '\u001f';
const MARKS: readonly string[] = ['\u0002', '\u0018', SCALAR];

/** The comments of a text that is YAML, in its order; a `#` inside a value is none. */
export function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!inScalar && lexeme.startsWith('#')) comments.push(commentAt(text, offset, lexeme));
    inScalar = lexeme === SCALAR;
    if (!MARKS.includes(lexeme)) offset += lexeme.length;
  }
  return comments;
}

/** Number of characters before an offset on its line; a byte order mark is none. */
export function columnOf(text: string, offset: number): number {
  return text.slice(lineStart(text, offset), offset).replace('\uFEFF', '').length;
}

function commentAt(text: string, at: number, lexeme: string): Comment {
  const start = lineStart(text, at);
  const above = start === 0 ? null : text.slice(lineStart(text, start - 1), start);
  return {
    text: lexeme.replace(/\r$/, ''),
    at,
    alone: text.slice(start, at).trim() === '',
    column: columnOf(text, at),
    gap: above?.trim() === '',
  };
}
