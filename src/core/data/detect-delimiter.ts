import { scanRecords } from './scan-records.ts';

/** In the order that decides between equals. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLED_RECORDS = 20;

/**
 * The delimiter under which the header and the records after it (20 in all) agree on their number of fields, at least
 * two; of several the one with most fields. Where no candidate makes them agree, the one that most of them agree on;
 * where none occurs in the header, the comma. The result depends on the text alone.
 */
export function detectDelimiter(text: string, quote = '"'): string {
  let best = ',';
  let bestScore: readonly [number, number] = [0, 0];
  for (const delimiter of DELIMITERS) {
    const { fields, fault } = scanRecords(text, delimiter, { quote, maxRecords: SAMPLED_RECORDS });
    const width = fields.length > 0 ? fields[0] : 1;
    if (width < 2) continue;
    let agreeing = 0;
    for (const count of fields) if (count === width) agreeing++;
    const share = fault === null ? agreeing / fields.length : 0;
    const better = share > bestScore[0] || (share === bestScore[0] && width > bestScore[1]);
    if (better) {
      best = delimiter;
      bestScore = [share, width];
    }
  }
  return best;
}

/** For messages. */
export function delimiterName(delimiter: string): string {
  const names = new Map([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'vertical bar'],
  ]);
  return names.get(delimiter) ?? JSON.stringify(delimiter);
}
