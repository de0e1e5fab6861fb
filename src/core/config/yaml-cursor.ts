/** What is being written at a place of a text that need not be complete. */
export interface YamlCursor {
  /** A key of `path`, the value of `path`, or an item of the list there. */
  readonly kind: 'key' | 'value' | 'item';
  readonly path: readonly string[];
  /** Offset at which the word under the cursor begins, and its part before the cursor. */
  readonly from: number;
  readonly typed: string;
  readonly flow: boolean;
  /** Column of the word. */
  readonly indent: number;
}

interface Frame {
  readonly bracket: '{' | '[';
  key: string | null;
  /** Offset behind the last `{`, `[`, `,` or `:`. */
  start: number;
}

interface BlockKey {
  readonly indent: number;
  readonly key: string;
}

const KEY =
  /^( *)((?:- +)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"{}[\],&*!|>%@`-][^#]*?|-[^\s#][^#]*?)[ \t]*:(?=[ \t]|$)/;

/**
 * Looks at a text by indentation and brackets alone, so that it works where a parser gives up: while somebody types.
 * @param onKey is told every key path up to the end of the text
 * @returns null inside comments, quoted keys that are done, and multi-line texts
 */
export function yamlCursor(text: string, offset: number, onKey?: (path: readonly string[]) => void): YamlCursor | null {
  const stack: BlockKey[] = [];
  const frames: Frame[] = [];
  let cursor: YamlCursor | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const here = offset >= start && offset <= end;
    const indent = line.search(/[^ ]|$/);
    // A key at or left of the one that opened the bracket: the bracket was never closed.
    if (frames.length > 0 && KEY.test(line) && indent <= (stack.at(-1)?.indent ?? 0)) frames.length = 0;
    let scanFrom = start;
    if (frames.length === 0) {
      const match = KEY.exec(line.replace(/\r$/, ''));
      const isBlank = /^\s*(#|$)/.test(line);
      const column = here && isBlank ? Math.min(indent, offset - start) : indent + (match?.[2].length ?? 0);
      if (!isBlank || here)
        while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= column + listShift(line)) stack.pop();
      if (here && (match === null || offset < start + match[0].length))
        cursor = inBlock(line, offset, start, stack, column);
      if (match !== null) {
        stack.push({ indent: column, key: unquote(match[3]) });
        onKey?.(stack.map(({ key }) => key));
        scanFrom = start + match[0].length;
      } else scanFrom = end;
      if (here && match !== null && offset >= scanFrom) cursor = inValue(text, scanFrom, offset, stack, frames);
    }
    if (scanFrom < end || frames.length > 0) {
      const stop = here ? offset : end;
      scanFlow(text, scanFrom, stop, frames, () => onKey?.(pathOf(stack, frames)));
      if (here && frames.length > 0) cursor = inFlow(text, offset, start, stack, frames);
      if (here) scanFlow(text, stop, end, frames, () => onKey?.(pathOf(stack, frames)));
    }
    start = end + 1;
  }
  return cursor;
}

/** `- ` may stand at the indentation of the key that it belongs to. */
function listShift(line: string): number {
  return /^ *-(\s|$)/.test(line) ? 1 : 0;
}

function inBlock(
  line: string,
  offset: number,
  start: number,
  stack: readonly BlockKey[],
  column: number,
): YamlCursor | null {
  const match = /^( *)((?:- +)*)(["']?[^\s#"':]*)$/.exec(line.slice(0, offset - start));
  if (match === null) return null;
  const path = stack.map(({ key }) => key);
  const typed = match[3];
  const kind = match[2] === '' ? 'key' : 'item';
  return { kind, path, from: offset - typed.length, typed, flow: false, indent: column };
}

function inValue(
  text: string,
  from: number,
  offset: number,
  stack: readonly BlockKey[],
  frames: readonly Frame[],
): YamlCursor | null {
  const match = /^[ \t]+(["']?[^\r\n]*)$/.exec(text.slice(from, offset));
  if (frames.length > 0 || match === null || /(^|\s)#/.test(match[1])) return null;
  const path = stack.map(({ key }) => key);
  return { kind: 'value', path, from: offset - match[1].length, typed: match[1], flow: false, indent: 0 };
}

function inFlow(
  text: string,
  offset: number,
  lineStart: number,
  stack: readonly BlockKey[],
  frames: readonly Frame[],
): YamlCursor | null {
  const top = frames[frames.length - 1];
  const before = text.slice(Math.max(top.start, lineStart), offset);
  if (/(^|\s)#/.test(before)) return null;
  const typed = before.trimStart();
  const kind = top.bracket === '[' ? 'item' : top.key === null ? 'key' : 'value';
  return { kind, path: pathOf(stack, frames), from: offset - typed.length, typed, flow: true, indent: 0 };
}

/** Follows brackets, quotes and commas; leaves `frames` as they are at the end. */
function scanFlow(text: string, from: number, to: number, frames: Frame[], onKey: () => void): void {
  for (let i = from; i < to; i++) {
    const c = text[i];
    const top = frames.at(-1);
    const atStart = text.slice(top?.start ?? from, i).trim() === '';
    if (c === '#' && /\s/.test(text[i - 1] ?? ' ')) return;
    if ((c === '"' || c === "'") && atStart) {
      const close = closingQuote(text, i, to);
      if (close < 0) return;
      i = close;
    } else if ((c === '{' || c === '[') && atStart) frames.push({ bracket: c, key: null, start: i + 1 });
    else if (top === undefined) {
      if (!/\s/.test(c)) return;
    } else if (c === '}' || c === ']') {
      frames.pop();
      const parent = frames.at(-1);
      if (parent === undefined) return;
    } else if (c === ',') {
      top.key = null;
      top.start = i + 1;
    } else if (c === ':' && top.bracket === '{' && top.key === null && /[\s,[\]{}]|^$/.test(text[i + 1] ?? '')) {
      top.key = unquote(text.slice(top.start, i).trim());
      top.start = i + 1;
      onKey();
    }
  }
}

function closingQuote(text: string, open: number, to: number): number {
  for (let i = open + 1; i < to; i++) {
    if (text[i] === '\\' && text[open] === '"') i++;
    else if (text[i] === text[open]) return i;
  }
  return -1;
}

function pathOf(stack: readonly BlockKey[], frames: readonly Frame[]): readonly string[] {
  return [...stack.map(({ key }) => key), ...frames.flatMap(({ key }) => (key === null ? [] : [key]))];
}

function unquote(key: string): string {
  if (key.startsWith("'") && key.endsWith("'") && key.length > 1) return key.slice(1, -1).replaceAll("''", "'");
  if (!key.startsWith('"')) return key;
  try {
    return String(JSON.parse(key));
  } catch {
    return key.slice(1, -1);
  }
}
