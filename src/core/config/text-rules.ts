import type { TextRule } from './shape.ts';

/** What is wrong with a text, what to do, and a text that would be right. */
export interface TextFault {
  readonly message: string;
  readonly fix: string;
  readonly suggestion?: string;
}

export const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
/** Windows cannot have a file of such a name, whatever its extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
export const SHA256 = /^[0-9a-f]{64}$/;

/** Name and version of a dataset in a registry. */
export const DATASET = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}@[A-Za-z0-9_-][A-Za-z0-9._-]{0,31}$/;

/** Checks a text against its rule; `null` where it is right. */
export function textFault(text: string, rule: TextRule): TextFault | null {
  if (/\p{Surrogate}/u.test(text))
    return { message: 'The text has half of a surrogate pair.', fix: 'Write the whole character.' };
  switch (rule) {
    case 'free':
      return null;
    case 'column':
      return text.trim() === ''
        ? { message: 'A column name cannot be empty.', fix: 'Name a column of the CSV.' }
        : null;
    case 'name':
      return nameFault(text, 'name');
    case 'file-name':
      return nameFault(text, 'file name');
    case 'path':
      return pathFault(text);
    case 'sha256':
      return sha256Fault(text);
    case 'dataset':
      return DATASET.test(text)
        ? null
        : {
            message: `${quote(text)} is no name of a dataset.`,
            fix: 'Write name and version with an `@` between, such as `sales@v1`: letters, digits, `.`, `_`, `-`.',
          };
    case 'delimiter':
      return delimiterFault(text);
  }
}

function nameFault(text: string, what: string): TextFault | null {
  const fix = 'Use letters, digits, `.`, `_` and `-`, not beginning with a dot, at most 64.';
  if (text === '') return { message: `The ${what} is empty.`, fix };
  if (text.length > 64) return { message: `The ${what} has ${text.length} characters; 64 are allowed.`, fix };
  if (!NAME.test(text)) {
    const suggestion = text.replace(/[^A-Za-z0-9._-]+/g, '_').replace(/^\.+/, '');
    return { message: `${quote(text)} cannot be a ${what}.`, fix, ...(NAME.test(suggestion) ? { suggestion } : {}) };
  }
  if (text.endsWith('.') || DEVICE.test(text))
    return { message: `${quote(text)} cannot be a ${what} on Windows.`, fix: 'Choose another name.' };
  return null;
}

function pathFault(text: string): TextFault | null {
  const fix = 'Give the path of a CSV file, relative to the config.';
  if (text.trim() === '') return { message: 'The path is empty.', fix };
  if (text.includes('\0')) return { message: 'The path has a NUL character.', fix };
  const last = text.split(/[/\\]/).at(-1);
  if (last === '' || last === '.' || last === '..') return { message: `${quote(text)} is a folder.`, fix };
  return null;
}

function sha256Fault(text: string): TextFault | null {
  if (SHA256.test(text)) return null;
  const suggestion = text.trim().toLowerCase();
  return {
    message: 'A SHA-256 has 64 digits of 0-9 and a-f, in lower case.',
    fix: 'Copy it from the data profile or from `sha256sum`.',
    ...(SHA256.test(suggestion) ? { suggestion } : {}),
  };
}

function delimiterFault(text: string): TextFault | null {
  // Letters, digits, quotes and line ends occur in cells or have a meaning of their own in CSV.
  if (text.length === 1 && text >= '\t' && text <= '~' && !/[A-Za-z0-9"\r\n.+-]/.test(text)) return null;
  return {
    message: `${quote(text)} cannot be a delimiter.`,
    fix: 'Use one character such as ",", ";", "|" or "\\t", in double quotes.',
  };
}

/** A text of the config as it is shown in messages: in backticks, on one line, not too long. */
export function quote(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029`]/gu, (c) => (c === '`' ? "'" : '\uFFFD'));
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}
