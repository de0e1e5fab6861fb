import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/core/errors.ts';
import { parseConfig, parseConfigBytes, type ConfigReading } from '../../../src/core/config/parse-config.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');
const SAMPLE_BYTES = new TextEncoder().encode(SAMPLE);

/** A config, or errors with codes; every place lies in the text; soon. */
function check(read: () => ConfigReading, text: string): void {
  const start = performance.now();
  const { config, problems } = read();
  expect(performance.now() - start).toBeLessThan(3000);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(config === null).toBe(errors.length > 0);
  expect(problems.filter(({ message }) => message === '')).toEqual([]);
  expect(problems.filter(({ code }) => !code.startsWith('config/'))).toEqual([]);
  const lines = text.split('\n');
  expect(problems.filter(({ place }) => place !== undefined && !liesIn(place, lines))).toEqual([]);
}

function liesIn({ line = 0, column = 0, endLine = 0, endColumn = 0 }: Place, lines: readonly string[]): boolean {
  const within = (row: number, at: number): boolean =>
    row >= 1 && row <= lines.length && at <= lines[row - 1].length + 1;
  return (
    within(line, column) &&
    within(endLine, endColumn) &&
    column >= 1 &&
    (endLine > line || (endLine === line && endColumn >= column))
  );
}

const snippet = fc.constantFrom(
  ...[
    ':',
    ': ',
    '\n',
    '\n  ',
    '\t',
    '- ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '#',
    ' #',
    '&a ',
    '*a',
    '<<: *a',
    '!x ',
    '!!str ',
  ],
  ...[
    '|\n',
    '>-\n ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '~',
    'null',
    'NO',
    '0777',
    '1e400',
    '.nan',
    '9007199254740993',
    '-1',
    '0',
  ],
  ...[
    '__proto__: ',
    'models:',
    'seed: ',
    'data: ',
    'target',
    '\r',
    '\r\n',
    '\0',
    '\uFEFF',
    '\uD800',
    '\u2028',
    '\\',
    '@',
    '`',
    '%',
  ],
);

describe('parseConfig answers', () => {
  it('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => check(() => parseConfig(text), text)),
      { numRuns: 500 },
    );
  });

  it('any sequence of YAML’s own signs', () => {
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        check(() => parseConfig(text), text);
      }),
      { numRuns: 1500 },
    );
  });

  it('the sample with something cut, put in, doubled or moved', () => {
    const edit = fc.record({
      at: fc.nat(SAMPLE.length),
      cut: fc.nat(30),
      put: fc.oneof(snippet, fc.string({ maxLength: 8 })),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = SAMPLE;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        check(() => parseConfig(text), text);
      }),
      { numRuns: 500 },
    );
  });

  it('any bytes', () => {
    const change = fc.tuple(fc.nat(SAMPLE_BYTES.length - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = SAMPLE_BYTES.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        check(() => parseConfigBytes(bytes), new TextDecoder().decode(bytes));
      }),
      { numRuns: 300 },
    );
  });
});
