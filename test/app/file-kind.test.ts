import { describe, expect, it } from 'vitest';
import { fileKind, foreignKind } from '../../src/app/store/file-kind.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const ZIP = bytes('PK\x03\x04');

describe('fileKind', () => {
  it.each([
    ['data.csv', ZIP, 'bundle'],
    ['b.ZIP', bytes('x'), 'bundle'],
    ['a.yml', bytes('seed: 1'), 'config'],
    ['a.tsv', bytes('a\tb'), 'dataset'],
    ['a.csv', bytes(''), 'empty'],
    ['cat.png', bytes('\x89PNG\r\n\x1a\n'), 'other'],
    ['cat.csv', bytes('\x89PNG\r\n\x1a\n'), 'other'],
    ['book.xlsx', ZIP, 'other'],
    ['selfsame-runs.json', bytes('{"format":"selfsame-history",'), 'history'],
    ['runs', bytes('{"format":"selfsame-history",'), 'history'],
    ['noname', bytes('a,b'), 'other'],
    // Headers of a CSV that begin as some signature does.
    ['a.csv', bytes('PAR1,PAR2\n1,2\n'), 'dataset'],
    ['a.csv', bytes('BZhours,y\n1,0\n'), 'dataset'],
    ['a.csv', bytes('GIF8,y\n1,0\n'), 'dataset'],
    ['a.csv', bytes('BMI,age,y\n20,30,0'), 'dataset'],
  ] as const)('%s is told by its first bytes, then by its name', (name, head, kind) => {
    expect(fileKind(name, head)).toBe(kind);
  });

  it.each([
    ['model.joblib', bytes('\x80\x04\x95'), 'a Python pickle'],
    ['model.bin', bytes('\x80\x04\x95'), 'a Python pickle'],
    ['photo.jpg', bytes('\xff\xd8\xff\xe0'), 'an image'],
    ['data.csv.gz', bytes('\x1f\x8b\x08'), 'a packed file'],
    ['data.parquet', bytes('PAR1\x15\x04'), 'a Parquet file'],
    ['reproducibility_report.json', bytes('{'), 'JSON'],
  ] as const)('%s is named for what it is', (name, head, words) => {
    expect(foreignKind(name, head)?.words).toBe(words);
    expect(foreignKind(name, head)?.fix).toMatch(/\.$/);
  });
});
