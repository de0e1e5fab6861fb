import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import { decodeTable, encodeTable } from '../../../src/core/data/encode-table.ts';
import { profileDataset } from '../../../src/core/data/profile.ts';
import { readTable } from '../../../src/core/data/read-table.ts';
import { writeCsv } from '../../../src/core/data/write-csv.ts';
import { codesOf, dataConfig, problemsOf, utf8 } from './data-config.ts';

describe('readTable', () => {
  it('gives typed columns in file order, and the target', () => {
    const { table, resolution, problems } = readTable(
      utf8('id,x,y,c\nA, 1.5 ,no,red\nB,,yes,\nC,2,no ,Red\n'),
      dataConfig({ positive_class: 'yes', exclude: ['id'] }),
    );
    expect(table).toEqual({
      n: 3,
      columns: [
        { kind: 'numeric', name: 'x', values: Float64Array.of(1.5, NaN, 2) },
        { kind: 'categorical', name: 'c', levels: ['Red', 'red'], codes: Int32Array.of(1, -1, 0) },
      ],
      target: { name: 'y', labels: ['no', 'yes'], y: Uint8Array.of(0, 1, 0) },
    });
    expect(resolution).toEqual({
      positive_class: 'yes',
      negative_class: 'no',
      columns: [
        { name: 'id', type: 'ignore' },
        { name: 'x', type: 'numeric' },
        { name: 'c', type: 'categorical' },
      ],
      delimiter: ',',
    });
    expect(problems).toEqual([]);
  });

  it('sorts levels by code unit', () => {
    const { table } = readTable(utf8('c,y\n\u{1f389},0\n\uff21,1\né,0\nz,1\nB,0\na,1\n'), dataConfig());
    const [column] = table.columns;
    expect(column.kind === 'categorical' ? column.levels : []).toEqual(['B', 'a', 'z', 'é', '\u{1f389}', '\uff21']);
  });

  it('marks rows without a target with 255 where they may be left out', () => {
    const { table } = readTable(utf8('x,y\n1,0\n2,\n3,1\n'), dataConfig({ drop_missing_target: true }));
    expect([...table.target.y]).toEqual([0, 255, 1]);
    expect(table.n).toBe(3);
  });

  it('reports the problems of all columns and of the target at once', () => {
    const bytes = utf8('a,b,c,y\n1,,x,0\n2,,x,1\n3,NA,y,2\n');
    const problems = problemsOf(() => readTable(bytes, dataConfig({ exclude: ['q'], columns: { c: 'numeric' } })));
    expect(codesOf(problems)).toEqual([
      'data/unknown-column',
      'data/target-not-binary',
      'data/all-missing',
      'data/not-numeric',
    ]);
  });

  it('ignores what an object inherits', () => {
    const { resolution } = readTable(utf8('constructor,toString,y\n1,a,0\n2,b,1\n'), dataConfig());
    expect(resolution.columns).toEqual([
      { name: 'constructor', type: 'numeric' },
      { name: 'toString', type: 'categorical' },
    ]);
  });

  it('reads a million rows', () => {
    const lines = ['a,b,y'];
    for (let i = 0; i < 1_000_000; i++) lines.push(`${i % 977}.5,${i % 13 === 0 ? 'p' : 'q'},${i % 7 === 0 ? 1 : 0}`);
    const { table } = readTable(utf8(lines.join('\n')), dataConfig());
    expect(table.n).toBe(1_000_000);
    expect(table.target.y.reduce((sum, label) => sum + label, 0)).toBe(142_858);
  });
});

const cell = fc.oneof(
  fc.constantFrom('', 'NA', '1', '2.5', '-3e2', 'x', ' y ', '12,5', '0', '1.0', 'null', '__proto__', 'True'),
  fc.string({ maxLength: 4 }).filter((text) => !text.includes('\0')),
);
const table = fc.array(fc.tuple(cell, cell, fc.constantFrom('0', '1', '1.0', '', 'a')), {
  minLength: 1,
  maxLength: 30,
});

describe('properties', () => {
  it('gives a table that survives encoding, or coded errors; the profile agrees', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, drop) => {
        const bytes = utf8(writeCsv(['p', 'q', 'y'], rows));
        const config = dataConfig({ drop_missing_target: drop, delimiter: ',' });
        const profile = profileDataset(bytes, config, 1.5);
        const all = [...profile.problems, ...profile.columns.flatMap(({ problems }) => problems)];
        const errors = problemsOf(() => {
          const { table: read, resolution } = readTable(bytes, config);
          const again = decodeTable(unpack(pack(encodeTable(read, resolution))));
          expect(again).toEqual({ table: read, resolution });
        }).filter(({ severity }) => severity === 'error');
        expect(
          all
            .filter(({ severity }) => severity === 'error')
            .map(({ code }) => code)
            .sort(),
        ).toEqual(codesOf(errors).sort());
      }),
      { numRuns: 500 },
    );
  });
});
