import { parseDecimal } from './decimal.ts';

/**
 * RFC 4180 with LF: a header, then the rows. Fields are written as they are; what a person will open in a spreadsheet
 * goes through `guardFormula` first.
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [writeRecord(header)];
  for (const row of rows) lines.push(writeRecord(row));
  return `${lines.join('\n')}\n`;
}

function writeRecord(fields: readonly string[]): string {
  // A line without a visible character would be read as no record at all.
  if (fields.length === 1 && fields[0].trim() === '') return `"${fields[0]}"`;
  return fields.map(writeField).join(',');
}

function writeField(field: string): string {
  return /[",\r\n\ufeff]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/**
 * Keeps a spreadsheet from running a cell as a formula (OWASP, "CSV Injection"): a text that begins with `=`, `+`, `-`,
 * `@`, tab or a line end and is no number gets an apostrophe before it.
 */
export function guardFormula(cell: string): string {
  if (!/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell)) return cell;
  const number = parseDecimal(cell.trim());
  return number === number ? cell : `'${cell}`;
}
