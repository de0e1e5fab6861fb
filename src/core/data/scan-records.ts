const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
/** Records between two places at which the text may be cut. */
export const BLOCK = 4096;

export interface ScannedRecords {
  /**
   * The same records in the strict form of RFC 4180 that every parser reads alike: each ends with one LF, blank lines
   * are gone, and so are spaces between a closing quote and the delimiter. Fields are untouched.
   */
  readonly text: string;
  /** Physical line (from 1; CRLF, CR and LF each end one) on which each record begins, the header's first. */
  readonly lines: Int32Array;
  /** Number of fields of each record. */
  readonly fields: Int32Array;
  /** Where records 0, BLOCK, 2 · BLOCK, … begin in `text`. */
  readonly blocks: readonly number[];
  /** Where reading had to stop. */
  readonly fault: { readonly kind: 'unterminated' | 'after-quote'; readonly line: number } | null;
}

/**
 * Finds the records of a delimited text in one pass. A quote opens a field only at its very beginning; elsewhere it is
 * an ordinary character. Lines without anything but spaces are no records, as in pandas (`skip_blank_lines`); an
 * empty value in a table of one column is written `""`.
 *
 * papaparse takes one line end for the whole file and merges records where ends are mixed, drops the line on which an
 * unterminated quote opened, and guesses where text follows a closing quote; hence this pass before it.
 */
export function scanRecords(
  text: string,
  delimiter: string,
  { quote = '"', maxRecords = Infinity }: { readonly quote?: string; readonly maxRecords?: number } = {},
): ScannedRecords {
  const comma = delimiter.charCodeAt(0);
  const QUOTE = quote.charCodeAt(0);
  const { length } = text;
  const parts: string[] = [];
  let before = 0;
  const keep = (part: string): void => {
    parts.push(part);
    before += part.length;
  };
  const blocks: number[] = [];
  const lines: number[] = [];
  const fields: number[] = [];
  let fault: ScannedRecords['fault'] = null;
  /** Text before this position is in `parts`. */
  let from = 0;
  let line = 1;
  let i = 0;

  while (i < length && lines.length < maxRecords && fault === null) {
    const start = i;
    const startLine = line;
    const begins = before + (start - from);
    let count = 1;
    let blank = true;

    for (;;) {
      if (text.charCodeAt(i) === QUOTE) {
        const opened = line;
        blank = false;
        i++;
        let closed = false;
        while (i < length && !closed) {
          const code = text.charCodeAt(i);
          if (code === QUOTE) {
            if (text.charCodeAt(i + 1) === QUOTE) i++;
            else closed = true;
          } else if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) line++;
          i++;
        }
        if (!closed) {
          fault = { kind: 'unterminated', line: opened };
          break;
        }
        const end = i;
        let code = text.charCodeAt(i);
        while ((code === SPACE || code === TAB) && code !== comma) code = text.charCodeAt(++i);
        if (i > end) {
          keep(text.slice(from, end));
          from = i;
        }
        if (i < length && code !== comma && code !== LF && code !== CR) {
          fault = { kind: 'after-quote', line };
          break;
        }
      } else {
        for (; i < length; i++) {
          const code = text.charCodeAt(i);
          if (code === comma || code === LF || code === CR) break;
          if (code !== SPACE && code !== TAB) blank = false;
        }
      }
      if (i >= length || text.charCodeAt(i) !== comma) break;
      count++;
      i++;
      blank = false;
    }
    if (fault !== null) break;

    const end = i;
    const returned = text.charCodeAt(i) === CR;
    if (returned) i++;
    if (i < length && text.charCodeAt(i) === LF) i++;
    line++;
    if (blank) {
      if (start > from) keep(text.slice(from, start));
      from = i;
    } else {
      if (lines.length % BLOCK === 0) blocks.push(begins);
      lines.push(startLine);
      fields.push(count);
      if (returned) {
        keep(text.slice(from, end));
        keep('\n');
        from = i;
      }
    }
  }
  const rest = text.slice(from, i);
  return {
    text: parts.length === 0 ? rest : parts.join('') + rest,
    lines: Int32Array.from(lines),
    fields: Int32Array.from(fields),
    blocks,
    fault,
  };
}
