/** Markdown from parts, some of which are a stranger's text (column names, categories, notes, file names). */

/** Text that shows as itself: no markup, no HTML, no links, no line breaks of its own. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~#$!]/g, '\\$&')
    .replaceAll('://', '&#58;//')
    .replace(/@/g, '&#64;')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** Text in code type: nothing in it is markup, so only its own backticks and line breaks need care. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A scalar of a YAML front matter: JSON's double-quoted form is YAML's too. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A table; cells are Markdown already. Columns whose heading ends with `:` are right-aligned, the colon left out. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map((heading) => heading.replace(/:$/, ''))),
    line(headings.map((heading) => (heading.endsWith(':') ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** A list; items are Markdown already. */
export function bulletList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Four decimals for reading; the exact number is in the file that the text names. */
export function rounded(value: number | null): string {
  if (value === null) return 'not defined';
  return Math.abs(value) < 1e15 && (value === 0 || Math.abs(value) >= 0.00005) ? value.toFixed(4) : String(value);
}

/** A share in percent with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
