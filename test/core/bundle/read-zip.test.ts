import { describe, expect, it } from 'vitest';
import { deflateRawSync } from 'node:zlib';
import { readZip, SelfsameError, ZIP_LIMITS } from '../../../src/core/index.ts';
import { makeZip, type RawZip } from './zip-maker.ts';

const utf8 = (value: string): Uint8Array => new TextEncoder().encode(value);
const one = (entry: Partial<RawZip['entries'][number]> = {}): RawZip => ({ entries: [{ name: 'a.txt', ...entry }] });
const two = (second: RawZip['entries'][number]): RawZip => ({ entries: [{ name: 'a.txt' }, second] });
const codeOf = (zip: Uint8Array): string => {
  try {
    readZip(zip);
  } catch (error) {
    if (error instanceof SelfsameError) return error.code;
    throw error;
  }
  return 'accepted';
};
const good = makeZip(two({ name: 'b/c.txt', method: 0 }));
const unix = (mode: number): Partial<RawZip['entries'][number]> => ({ madeBy: 3, attributes: (mode << 16) >>> 0 });

describe('zips of other programs are read', () => {
  it.each<[string, RawZip]>([
    ['stored and deflated', two({ name: 'b/c.txt', method: 0 })],
    [
      'extra fields and a comment',
      { ...one({ localExtra: utf8('UT\u0001\u0000x'), centralExtra: utf8('UT\u0000\u0000') }), comment: utf8('hello') },
    ],
    ['data descriptors with signature', two({ name: 'b', descriptor: 'signed' })],
    ['data descriptors without', two({ name: 'b', descriptor: 'plain' })],
    ['folders of their own', two({ name: 'b/', content: new Uint8Array(), method: 0, ...unix(0x41ed) })],
    ['Unix modes', one(unix(0x81a4))],
    ['an empty file', one({ content: new Uint8Array() })],
  ])('%s', (_name, zip) => {
    const files = readZip(makeZip(zip));
    expect(files.length).toBe(zip.entries.filter(({ name }) => !String(name).endsWith('/')).length);
    const { content } = zip.entries[0];
    expect(files[0]).toEqual({ path: 'a.txt', bytes: content ?? utf8('content') });
  });

  it('an empty zip', () => expect(readZip(makeZip({ entries: [] }))).toEqual([]));
});

describe('hostile and damaged zips are refused, each with its code', () => {
  const bomb = deflateRawSync(Buffer.alloc(4 * 1024 * 1024));
  it.each<[code: string, what: string, zip: Uint8Array]>([
    ['zip/not-a-zip', 'nothing', new Uint8Array()],
    ['zip/not-a-zip', 'text', utf8('row,probability\n'.repeat(10))],
    ['zip/not-a-zip', 'a few bytes', utf8('PK')],
    ['zip/truncated', 'the first half', good.subarray(0, good.length >> 1)],
    ['zip/truncated', 'all but the last byte', good.subarray(0, good.length - 1)],
    ['zip/truncated', 'a directory that ends behind the file', makeZip({ ...one(), directorySize: 4000 })],
    ['zip/stray-bytes', 'bytes before', makeZip({ ...one({ offset: 4 }), before: utf8('MZ..') })],
    ['zip/stray-bytes', 'bytes before, offsets left as they were', Buffer.concat([utf8('MZ..'), good])],
    ['zip/stray-bytes', 'bytes after', makeZip({ ...one(), after: utf8('x') })],
    ['zip/stray-bytes', 'bytes between entries', makeZip(two({ name: 'b', gap: utf8('hidden') }))],
    ['zip/stray-bytes', 'bytes before the directory', makeZip({ ...one(), beforeDirectory: utf8('hidden') })],
    ['zip/stray-bytes', 'bytes between directory and end', makeZip({ ...one(), beforeEnd: utf8('hidden') })],
    ['zip/stray-bytes', 'a directory longer than its entries', makeZip({ ...two({ name: 'b' }), count: 1 })],
    ['zip/stray-bytes', 'a second end record in the comment', makeZip({ ...one(), comment: makeZip({ entries: [] }) })],
    ['zip/overlap', 'two entries at one place', makeZip(two({ name: 'b', offset: 0 }))],
    [
      'zip/overlap',
      'an entry that swallows the next',
      makeZip({
        entries: [
          { name: 'a.txt', method: 0, packedSize: 60, size: 60, local: { size: 60, packedSize: 60 } },
          { name: 'b' },
        ],
      }),
    ],
    ['zip/overlap', 'content that runs into the directory', makeZip(one({ packedSize: 500 }))],
    ['zip/duplicate-name', 'one name twice', makeZip(two({ name: 'a.txt' }))],
    ['zip/duplicate-name', 'by case', makeZip(two({ name: 'A.TXT' }))],
    ['zip/duplicate-name', 'by Unicode normalisation', makeZip({ entries: [{ name: 'é' }, { name: 'e\u0301' }] })],
    ['zip/duplicate-name', 'a file that is also a folder', makeZip(two({ name: 'a.txt/b' }))],
    [
      'zip/duplicate-name',
      'a folder twice',
      makeZip({
        entries: [
          { name: 'd/', content: new Uint8Array(), method: 0 },
          { name: 'd/', content: new Uint8Array(), method: 0 },
        ],
      }),
    ],
    ['zip/unsafe-name', 'an absolute path', makeZip(one({ name: '/etc/passwd' }))],
    ['zip/unsafe-name', 'a drive letter', makeZip(one({ name: 'C:x' }))],
    ['zip/unsafe-name', 'a climb', makeZip(one({ name: 'a/../../b' }))],
    ['zip/unsafe-name', 'a climb at the end', makeZip(one({ name: 'a/..' }))],
    ['zip/unsafe-name', 'a backslash', makeZip(one({ name: '..\\b' }))],
    ['zip/unsafe-name', 'a NUL', makeZip(one({ name: 'a\u0000.txt' }))],
    ['zip/unsafe-name', 'a control character', makeZip(one({ name: 'a\u001b[2J' }))],
    ['zip/unsafe-name', 'a C1 control character', makeZip(one({ name: 'a\u0085' }))],
    ['zip/unsafe-name', 'an empty name', makeZip(one({ name: '' }))],
    ['zip/unsafe-name', 'an empty segment', makeZip(one({ name: 'a//b' }))],
    ['zip/unsafe-name', 'a dot', makeZip(one({ name: './a' }))],
    ['zip/unsafe-name', 'a very long name', makeZip(one({ name: 'n'.repeat(2000) }))],
    ['zip/unsafe-name', 'a name that is not UTF-8', makeZip(one({ name: Uint8Array.of(0x61, 0xff) }))],
    ['zip/special-file', 'a symbolic link', makeZip(one(unix(0xa1ff)))],
    ['zip/special-file', 'a device', makeZip(one(unix(0x61b6)))],
    ['zip/special-file', 'a folder by its mode', makeZip(one(unix(0x41ed)))],
    ['zip/special-file', 'a folder by its DOS attribute', makeZip(one({ attributes: 0x10 }))],
    ['zip/special-file', 'a folder with content', makeZip(one({ name: 'a/' }))],
    ['zip/encrypted', 'classic encryption', makeZip(one({ flags: 1 }))],
    ['zip/encrypted', 'strong encryption', makeZip(one({ flags: 0x40 }))],
    ['zip/encrypted', 'masked headers', makeZip(one({ flags: 0x2000 }))],
    ['zip/method', 'bzip2', makeZip(one({ method: 12, packed: utf8('BZh9') }))],
    ['zip/method', 'deflate64', makeZip(one({ method: 9, packed: utf8('x') }))],
    ['zip/zip64', 'a count beyond', makeZip({ ...one(), count: 0xffff })],
    ['zip/zip64', 'sizes beyond', makeZip(one({ size: 0xffffffff, packedSize: 0xffffffff }))],
    ['zip/zip64', 'an offset beyond', makeZip({ ...one(), directoryOffset: 0xffffffff })],
    ['zip/header-mismatch', 'another local name', makeZip(one({ local: { name: 'b.txt' } }))],
    ['zip/header-mismatch', 'another local size', makeZip(one({ local: { size: 1 } }))],
    ['zip/header-mismatch', 'another local packed size', makeZip(one({ local: { packedSize: 1 } }))],
    ['zip/header-mismatch', 'another local CRC', makeZip(one({ local: { crc: 1 } }))],
    ['zip/header-mismatch', 'another local method', makeZip(one({ local: { method: 0 } }))],
    ['zip/header-mismatch', 'other local flags', makeZip(one({ local: { flags: 0x800 } }))],
    ['zip/header-mismatch', 'a wrong data descriptor', makeZip(one({ descriptor: 'wrong' }))],
    ['zip/header-mismatch', 'two counts', makeZip({ ...one(), diskCount: 2 })],
    ['zip/header-mismatch', 'more entries than there are', makeZip({ ...one(), count: 2 })],
    ['zip/header-mismatch', 'another disk', makeZip(one({ disk: 1 }))],
    ['zip/crc', 'a wrong CRC', makeZip(one({ crc: 1 }))],
    ['zip/deflate', 'damaged deflate data', makeZip(one({ packed: Uint8Array.of(0xff, 0xff, 0xff, 0xff), size: 7 }))],
    ['zip/size', 'more than declared', makeZip(one({ size: 3 }))],
    ['zip/size', 'less than declared', makeZip(one({ size: 30 }))],
    ['zip/size', 'stored with two sizes', makeZip(one({ method: 0, size: 30 }))],
    ['zip/size', 'a bomb that declares little', makeZip(one({ packed: bomb, size: 10 }))],
    ['zip/limit', 'a bomb that declares all', makeZip(one({ packed: bomb, size: 4 * 1024 * 1024 }))],
    ['zip/limit', 'four gigabytes', makeZip(one({ size: 0xfffffffe }))],
    [
      'zip/limit',
      'many entries',
      makeZip({ entries: Array.from({ length: ZIP_LIMITS.files + 1 }, (_, i) => ({ name: `f${i}` })) }),
    ],
  ])('%s: %s', (code, _what, zip) => {
    expect(codeOf(zip)).toBe(code);
  });

  it('limits can be raised', () => {
    const zip = makeZip(one({ packed: bomb, size: 4 * 1024 * 1024, content: new Uint8Array(4 * 1024 * 1024) }));
    expect(codeOf(zip)).toBe('zip/limit');
    expect(readZip(zip, { ...ZIP_LIMITS, ratio: 2000 })[0].bytes.length).toBe(4 * 1024 * 1024);
  });
});
