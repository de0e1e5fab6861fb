import { closeSync, openSync, writeSync } from 'node:fs';
import type { Rows } from './kernel-data.ts';

const ROWS_AT_A_TIME = 50_000;

/**
 * The rows as a CSV: numbers to four places, levels as `v<code>`, the label as `y`.
 * @returns the file's size in bytes
 */
export function writeCsv(path: string, { design, y }: Rows): number {
  const { n, numericNames, numeric, categorical } = design;
  const file = openSync(path, 'w');
  let bytes = writeSync(file, `${[...numericNames, ...categorical.map(({ name }) => name), 'y'].join(',')}\n`);
  for (let from = 0; from < n; from += ROWS_AT_A_TIME) {
    let text = '';
    for (let i = from; i < Math.min(from + ROWS_AT_A_TIME, n); i++) {
      for (const values of numeric) text += `${values[i].toFixed(4)},`;
      for (const { codes } of categorical) text += `v${codes[i]},`;
      text += `${y[i]}\n`;
    }
    bytes += writeSync(file, text);
  }
  closeSync(file);
  return bytes;
}
