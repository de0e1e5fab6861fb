export interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said below the table. */
  readonly notes?: readonly string[];
}

/** As Markdown, or with columns aligned for a terminal. */
export function tableText({ title, header, rows, notes = [] }: Table, markdown: boolean): string {
  const below = notes.map((note) => (markdown ? `\n${note}\n` : `${note}\n`)).join('');
  const lines = markdown ? markdownLines(header, rows) : alignedLines(header, rows);
  return `${markdown ? `### ${title}\n` : title}\n${lines.join('\n')}\n${below}`;
}

function markdownLines(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

function alignedLines(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column].length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
