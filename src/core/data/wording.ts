/** 17761 as 17,761. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 row`, `2 rows`, `17,761 rows`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(n)} ${n === 1 ? noun : plural}`;
}

/** `a, b, c and 4 more` of a list of which only the first few are at hand. */
export function listed(first: readonly (string | number)[], total = first.length): string {
  const shown = first.join(', ');
  return total > first.length ? `${shown} and ${grouped(total - first.length)} more` : shown;
}

/** `line 3`, or `lines 3, 7 and 4 more`. */
export function lineList(first: readonly number[], total = first.length): string {
  return `${total === 1 ? 'line' : 'lines'} ${listed(first, total)}`;
}

const MAX_QUOTED = 60;

/** A text of the file for a message: in quotes, control characters escaped, cut when long. */
export function quoted(text: string): string {
  const cut = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return JSON.stringify(cut);
}
