/** One changed copy of a text of lines. */
export interface TextChange {
  readonly what: string;
  readonly text: string;
}

/**
 * A CSV (no quotes) with another header in each column, another cell in each column of its first, middle and last
 * record, and with a record removed, added, repeated and moved.
 */
export function* tableChanges(csv: string): Generator<TextChange> {
  const lines = csv.split('\n').slice(0, -1);
  const header = lines[0].split(',');
  const made = (what: string, changed: readonly string[]): TextChange => ({ what, text: `${changed.join('\n')}\n` });
  const at = (line: number, text: string): string[] => lines.map((old, i) => (i === line ? text : old));
  for (const [column, name] of header.entries()) {
    yield made(`header`, at(0, header.with(column, `${name}x`).join(',')));
    for (const line of [1, lines.length >> 1, lines.length - 1]) {
      const cells = lines[line].split(',');
      yield made(`column ${name}`, at(line, cells.with(column, otherCell(cells[column])).join(',')));
    }
  }
  yield made('records', lines.toSpliced(1, 1));
  yield made('records', lines.slice(0, -1));
  yield made('records', [...lines, nextRecord(lines[lines.length - 1])]);
  yield made('records', lines.toSpliced(1, 0, lines[1]));
  yield made('records', [lines[0], lines[2], lines[1], ...lines.slice(3)]);
}

/** Every line left out, and every line with another end. */
export function* lineChanges(text: string): Generator<TextChange> {
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    yield { what: 'line', text: lines.with(i, `${line} x`).join('\n') };
    yield { what: 'line', text: lines.toSpliced(i, 1).join('\n') };
  }
}

/** A cell of the same kind. */
function otherCell(cell: string): string {
  if (cell === 'train' || cell === 'test') return cell === 'train' ? 'test' : 'train';
  if (cell === '0' || cell === '1') return cell === '0' ? '1' : '0';
  if (/^\d+$/.test(cell)) return String(Number(cell) + 1);
  const value = Number(cell);
  return cell !== '' && Number.isFinite(value) ? String(value / 2) : '1';
}

/** The last record with the next row number. */
function nextRecord(record: string): string {
  return record.replace(/^\d+/, (row) => String(Number(row) + 1));
}
