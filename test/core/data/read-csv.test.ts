import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DATASET_BYTES } from '../../../src/core/data/decode-text.ts';
import { csvRow, parseCsv, readCsv } from '../../../src/core/data/read-csv.ts';
import { BLOCK, scanRecords } from '../../../src/core/data/scan-records.ts';
import { writeCsv } from '../../../src/core/data/write-csv.ts';
import { codesOf, problemsOf, utf8 } from './data-config.ts';

const found = { delimiter: null };
const comma = { delimiter: ',' };

describe('readCsv', () => {
  it('gives fields as they stand in the file, and the line of each record', () => {
    const csv = readCsv(utf8('\ufeffa,b\r\n 1 ,"x\r\ny ""z"""\r\r\n2,\n"3",4" \n'), found);
    expect(csv.header).toEqual(['a', 'b']);
    expect(csv.columns).toEqual([
      [' 1 ', '2', '3'],
      ['x\r\ny "z"', '', '4" '],
    ]);
    expect([...csv.lines]).toEqual([2, 5, 6]);
    expect(csvRow(csv, 1)).toEqual(['2', '']);
  });

  it('keeps a byte order mark that does not begin the file', () => {
    expect(readCsv(utf8('a,b\n\ufeffx,1\n'), found).columns[0]).toEqual(['\ufeffx']);
  });

  it('takes an empty quoted field for a record, a blank line for none', () => {
    const csv = readCsv(utf8('a\n1\n\n""\n" "\n  \n2\n'), found);
    expect(csv.columns).toEqual([['1', '', ' ', '2']]);
    expect([...csv.lines]).toEqual([2, 4, 5, 7]);
  });

  it('reports everything that is wrong with a table at once', () => {
    const problems = problemsOf(() => readCsv(utf8('a,b,a,\n1,2,3,4\na,b,a,\n1,2\n'), comma));
    expect(codesOf(problems)).toEqual([
      'data/empty-header',
      'data/duplicate-header',
      'data/ragged-rows',
      'data/repeated-header',
    ]);
  });

  it('shows the regular rows of a ragged file to the profile', () => {
    const { csv, problems } = parseCsv(utf8('a,b\n1,2\n3\n4,5\n'), found);
    expect(codesOf(problems)).toEqual(['data/ragged-rows']);
    expect(csv?.columns).toEqual([
      ['1', '4'],
      ['2', '5'],
    ]);
    expect(csv === null ? [] : [...csv.lines]).toEqual([2, 4]);
  });

  it('refuses a file that is too large before reading it, with an estimate of the memory', () => {
    const problems = problemsOf(() => readCsv(new Uint8Array(MAX_DATASET_BYTES + 1), found));
    expect(codesOf(problems)).toEqual(['data/too-large']);
    expect(problems[0].message).toMatch(/257 MiB.*256 MiB.*2,049 MiB of memory/);
  });

  it('refuses a header with more columns than memory has room for', () => {
    expect(codesOf(problemsOf(() => readCsv(utf8(`a${','.repeat(3_000_000)}\n`), found)))).toEqual(['data/too-large']);
  });
});

const field = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', '"', ',', ';', '\t', '\n', '\r', '|', '0', 'é', '🎉', '\ufeff', "'"),
    maxLength: 6,
  }),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !text.includes('\0')),
);
const names = fc.uniqueArray(
  field.filter((name) => name.trim() !== ''),
  { minLength: 1, maxLength: 5 },
);
const tables = names.chain((header) =>
  fc.record({
    header: fc.constant(header),
    rows: fc.array(fc.array(field, { minLength: header.length, maxLength: header.length }), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);
const isHeader = (header: readonly string[], row: readonly string[]): boolean =>
  header.length > 1 && row.every((text, j) => text === header[j]);

describe('properties', () => {
  it('reads what writeCsv wrote, whatever the texts', () => {
    fc.assert(
      fc.property(tables, ({ header, rows }) => {
        fc.pre(!rows.some((row) => isHeader(header, row)));
        const csv = readCsv(utf8(writeCsv(header, rows)), comma);
        expect(csv.header).toEqual(header);
        expect(Array.from({ length: csv.n }, (_, i) => csvRow(csv, i))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on line ends, nor on a final one', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', ' ', '"', '1', 'é'), minLength: 1, maxLength: 4 });
    const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const ends = fc.array(fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\n\r'), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(plain, plain), { minLength: 1, maxLength: 8 }),
        ends,
        fc.boolean(),
        (rows, lineEnds, final) => {
          const records = ['p,q', ...rows.map((row) => row.map(quote).join(','))];
          const text = records
            .map((record, i) => record + (i < records.length - 1 || final ? lineEnds[i] : ''))
            .join('');
          const csv = readCsv(utf8(text), comma);
          expect(Array.from({ length: csv.n }, (_, i) => csvRow(csv, i))).toEqual(rows);
        },
      ),
    );
  });

  it('gives a table or a coded problem for any bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '\t', '|', '1'), maxLength: 120 })
        .map(utf8),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom(null, ',', ';', '\t'), (input, delimiter) => {
        const { csv, problems } = parseCsv(input, { delimiter });
        if (csv === null) expect(problems.length).toBeGreaterThan(0);
        else {
          expect(csv.columns.map((column) => column.length)).toEqual(csv.header.map(() => csv.n));
          expect(csv.lines).toHaveLength(csv.n);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('finds as many fields as are then split', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(text, (body) => {
        const { fields, lines, fault } = scanRecords(`h,"i"\n${body}`, ',');
        const { csv, problems } = parseCsv(utf8(`h,"i"\n${body}`), comma);
        if (fault !== null) {
          expect(problems).toHaveLength(1);
          expect(problems[0].place?.line).toBe(fault.line);
          return;
        }
        const regular = [...lines].filter((_, record) => record > 0 && fields[record] === 2);
        expect(csv === null ? [] : [...csv.lines]).toEqual(regular);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('time', () => {
  const limit = 4000;
  const bodies: readonly (readonly [string, string])[] = [
    ['quoted fields in one column', 'a\n' + '"x"\n'.repeat(300_000)],
    ['a quote in an unquoted field', 'a,b\n' + 'x"y,z\n'.repeat(300_000)],
    ['one quoted field of doubled quotes', `a,b\n"${'""'.repeat(1_000_000)}",1\n`],
    ['quotes that are never closed', 'a,b\n' + '1,"2\n'.repeat(300_001)],
    ['spaces after quotes', 'a,b\n' + '"1"   ,"2"  \n'.repeat(200_000)],
    ['blank lines', 'a,b\n1,2\n' + '\n'.repeat(2_000_000)],
    ['carriage returns', 'a,b\n' + '1,2\r'.repeat(400_000)],
    ['quoted first column, many others', 'a,b,c,d,e,f\n' + '"1",2,3,4,5,6\n'.repeat(150_000)],
    ['ragged rows', 'a,b\n' + '1\n1,2,3\n'.repeat(200_000)],
    ['one very long line of quotes', `a,b\n1,${'"'.repeat(2_000_000)}x\n`],
    ['a header of delimiters', `a${';'.repeat(2_000_000)}`],
  ];
  it.each(bodies)('is linear for %s', (_, text) => {
    const bytes = utf8(text);
    const start = performance.now();
    parseCsv(bytes, found);
    expect(performance.now() - start).toBeLessThan(limit);
  });
});

describe('a long file', () => {
  it('is read the same across the places where it is cut', () => {
    const line = fc.record({
      field: fc.constantFrom('a', '"x,\r\ny"', ' b ', '"q ""r"" "', ''),
      end: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\r\n \n'),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 3, maxLength: 9 }), (pattern) => {
        const n = 2 * BLOCK + 5;
        const lineOf = (from: number, to: number): string =>
          Array.from({ length: to - from }, (_, i) => {
            const { field, end } = pattern[(from + i) % pattern.length];
            return `${from + i},${field}${end}`;
          }).join('');
        const csv = readCsv(utf8(`n,v\n${lineOf(0, n)}`), comma);
        expect(csv.columns[0]).toEqual(Array.from({ length: n }, (_, i) => String(i)));
        const short = readCsv(utf8(`n,v\n${lineOf(0, pattern.length)}`), comma).columns[1];
        for (const at of [BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
          expect(csv.columns[1][at]).toBe(short[at % pattern.length]);
      }),
      { numRuns: 20 },
    );
  });
});
