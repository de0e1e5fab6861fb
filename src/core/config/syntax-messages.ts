import type { YAMLError } from 'yaml';
import type { Finding } from './problem-list.ts';
import { quote } from './text-rules.ts';

/** What the person can do, by the library's code. */
const FIXES: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Give keys of one group the same indentation, and close brackets and quotes that were opened.',
  MISSING_CHAR: 'Write `key: value` with a colon and a space, and close brackets and quotes that were opened.',
  MULTILINE_IMPLICIT_KEY: 'Write `key: value` with a colon and a space, each on a line of its own.',
  BLOCK_AS_IMPLICIT_KEY: 'Begin a new line for the inner key, or put the value in double quotes.',
  BLOCK_IN_FLOW: 'Close the bracket first, or write everything inside it with brackets.',
  BAD_SCALAR_START: 'Put the value in double quotes.',
  BAD_DQ_ESCAPE: 'Write a backslash as `\\\\`, or use single quotes.',
  NON_STRING_KEY: 'Write a plain text as key.',
  BAD_ALIAS: 'Define the anchor (`&name`) above the place that uses it (`*name`).',
  UNEXPECTED_TOKEN: 'Put the text in double quotes, or check brackets, quotes and indentation before it.',
  TAG_RESOLVE_FAILED: 'Delete the tag; plain values are enough.',
  BAD_COLLECTION_TYPE: 'Delete the tag; plain values are enough.',
};

/** The library tells of a missing bracket or quote at the end of the text; `unclosed.ts` tells where it was opened. */
export function isAboutClosing(error: YAMLError): boolean {
  return /^(Missing closing|Flow (map|sequence) in block|Expected (flow|a) .*(end|with)|Flow (map|sequence) must end)/.test(
    error.message,
  );
}

/** The library's error in the program's words. */
export function syntaxFinding(error: YAMLError, text: string): Finding {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(error.pos[1], start), text.length);
  const code =
    error.code === 'TAG_RESOLVE_FAILED' || error.code === 'BAD_COLLECTION_TYPE' ? 'config/tag' : 'config/syntax';
  return {
    code,
    span: { start, end: oneLine(text, start, end) },
    message: message(error, text),
    fix: FIXES[error.code],
  };
}

function message(error: YAMLError, text: string): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'A tab is used for indentation.';
    case 'MISSING_CHAR':
    case 'MULTILINE_IMPLICIT_KEY':
      if (error.message.startsWith('Implicit '))
        return `${quote(firstLine(text.slice(error.pos[0], error.pos[0] + 80)))} has no colon behind it.`;
      break;
    case 'NON_STRING_KEY':
      return 'A key is not a text.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A value has a second `key:` on the same line.';
  }
  const line = firstLine(error.message);
  const short = line.length > 140 ? `${line.slice(0, 137)}…` : line;
  return short.endsWith('.') ? short : `${short}.`;
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0];
}

/** A mark over many lines helps nobody: it ends with its first line. */
function oneLine(text: string, start: number, end: number): number {
  const newline = text.indexOf('\n', start);
  return newline >= 0 && newline < end ? Math.max(start, newline) : end;
}
