const KEY = /^( *)(?:"([^"]*)"|'([^']*)'|([^\s#:'"[{][^:#]*?))\s*:(?:\s|$)/;

/**
 * The dotted path of the key that line `at` (from 0) belongs to, by indentation: enough for documentation and completion
 * in block style. A blank line belongs to the section that its column is inside of.
 */
export function keyPath(lines: readonly string[], at: number, column = Infinity): string {
  const line = lines[at] ?? '';
  const own = KEY.exec(line);
  const path: string[] = [];
  let indent: number;
  if (own !== null) {
    path.push(keyOf(own));
    indent = own[1].length;
  } else {
    indent = Math.min(column, line.trim() === '' ? Math.max(line.length, 0) : line.search(/\S/));
  }
  for (let i = at - 1; i >= 0 && indent > 0; i--) {
    const match = KEY.exec(lines[i]);
    if (match === null || match[1].length >= indent) continue;
    path.unshift(keyOf(match));
    indent = match[1].length;
  }
  return path.join('.');
}

const keyOf = (match: RegExpExecArray): string => match[2] ?? match[3] ?? match[4];

/** The section in which a key that is typed on line `at` at `indent` would stand. */
export function parentPath(lines: readonly string[], at: number, indent: number): string {
  for (let i = at - 1; i >= 0; i--) {
    const match = KEY.exec(lines[i]);
    if (match !== null && match[1].length < indent) return keyPath(lines, i);
  }
  return '';
}

export interface KeyOption {
  readonly name: string;
  /** A group of keys, not a value. */
  readonly section: boolean;
}

/** Keys that may stand directly in `parent` ('' for the top), from the paths of all fields. */
export function childKeys(paths: readonly string[], parent: string): KeyOption[] {
  const prefix = parent === '' ? '' : `${parent}.`;
  const found = new Map<string, boolean>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const dot = rest.indexOf('.');
    const name = dot < 0 ? rest : rest.slice(0, dot);
    if (name !== '') found.set(name, dot >= 0);
  }
  return [...found].map(([name, section]) => ({ name, section }));
}
