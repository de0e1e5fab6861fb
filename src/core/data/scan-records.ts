const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;

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
export function scanRecords(text: string, delimiter: string, maxRecords = Infinity): ScannedRecords {
  const comma = delimiter.charCodeAt(0);
  const { length } = text;
  const parts: string[] = [];
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
          parts.push(text.slice(from, end));
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
      if (start > from) parts.push(text.slice(from, start));
      from = i;
    } else {
      lines.push(startLine);
      fields.push(count);
      if (returned) {
        parts.push(text.slice(from, end), '\n');
        from = i;
      }
    }
  }
  const rest = text.slice(from, i);
  return {
    text: parts.length === 0 ? rest : parts.join('') + rest,
    lines: Int32Array.from(lines),
    fields: Int32Array.from(fields),
    fault,
  };
}
