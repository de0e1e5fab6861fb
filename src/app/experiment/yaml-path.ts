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
