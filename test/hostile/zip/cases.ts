import { deflate } from '../../../src/core/bytes/deflate.ts';
import { makeZip, record, type RawEntry, type RawZip } from '../../core/bundle/zip-maker.ts';
import type { Expectation } from '../expectation.ts';

/**
 * Hostile and damaged zips, made by hand: none is a bundle, so one whose container is in order is refused as
 * `bundle/not-a-bundle`. All bytes follow from this file.
 */
export interface ZipCase {
  readonly name: string;
  readonly zip: Uint8Array;
  readonly expect: Expectation;
}

const MIB = 1024 * 1024;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const one = (entry: Partial<RawEntry> = {}): RawZip => ({ entries: [{ name: 'a.txt', ...entry }] });
const two = (second: RawEntry): RawZip => ({ entries: [{ name: 'a.txt' }, second] });
const folder = (name: string, more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  content: new Uint8Array(),
  method: 0,
  ...more,
});
/** Mode bits of Unix as they stand in the external attributes. */
const unix = (mode: number): Partial<RawEntry> => ({ madeBy: 3, attributes: (mode << 16) >>> 0 });
const packed = deflate(utf8('content'));
const good = makeZip(two({ name: 'b/c.txt', method: 0 }));
const zeros = deflate(new Uint8Array(2 * MIB));
const withByte = (zip: Uint8Array, at: number, change: number): Uint8Array => {
  const changed = zip.slice();
  changed[at] ^= change;
  return changed;
};

/** zip64 field [4.5.3] of 8-byte numbers. */
const zip64 = (...numbers: readonly number[]): Uint8Array =>
  record([
    [2, 1],
    [2, 8 * numbers.length],
    ...numbers.flatMap((n) => [[4, n % 4294967296] as const, [4, Math.floor(n / 4294967296)] as const]),
  ]);
/** Info-ZIP's Unicode path field [4.6.9]. */
const unicodePath = (name: string): Uint8Array =>
  join(
    record([
      [2, 0x7075],
      [2, 5 + name.length],
      [1, 1],
      [4, 0],
    ]),
    utf8(name),
  );
const IN_ZIP64 = 0xffffffff;

/** A zip in a zip in a zip …: each is one entry of the next. */
function nested(levels: number): Uint8Array {
  let zip = makeZip(one({ content: new Uint8Array(200_000) }));
  for (let i = 1; i < levels; i++) zip = makeZip({ entries: [{ name: 'r/r.zip', content: zip }] });
  return zip;
}

/**
 * Overlapping files as David Fifield's zip bomb has them: each entry's data is a stored block that quotes the next
 * entry's header, and goes on into that entry's data.
 */
function quotedOverlap(): Uint8Array {
  const kernel = deflate(new Uint8Array(4000));
  const header = 30 + 'b'.length;
  const quote = record([
    [1, 0],
    [2, header],
    [2, ~header & 0xffff],
  ]);
  const size = header + 4000;
  const packedSize = quote.length + header + kernel.length;
  return makeZip({
    entries: [
      { name: 'a', packed: quote, packedSize, size, crc: 1 },
      { name: 'b', packed: kernel, content: new Uint8Array(4000) },
    ],
  });
}

/** Ten bytes of a local header, then the directory. */
function cutLocalHeader(): Uint8Array {
  const zip = makeZip(one());
  const directory = 35 + packed.length;
  const cut = join(zip.subarray(0, 10), zip.subarray(directory));
  new DataView(cut.buffer).setUint32(cut.length - 6, 10, true);
  return cut;
}

const refused = (code: string, cases: Readonly<Record<string, Uint8Array | RawZip>>): ZipCase[] =>
  Object.entries(cases).map(([name, zip]) => ({
    name,
    zip: zip instanceof Uint8Array ? zip : makeZip(zip),
    expect: { exit: 2, codes: [code] },
  }));

export const ZIP_CASES: readonly ZipCase[] = [
  ...refused('zip/not-a-zip', {
    'not-a-zip-text': utf8('row,probability\n'.repeat(10)),
    'not-a-zip-magic-alone': utf8('PK'),
    'not-a-zip-gzip': Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    'not-a-zip-zeros': new Uint8Array(100),
    'not-a-zip-json': utf8('{"run_id": "no zip"}\n'),
  }),
  ...refused('zip/truncated', {
    'truncated-half': good.subarray(0, good.length >> 1),
    'truncated-last-byte': good.subarray(0, good.length - 1),
    'truncated-first-header-alone': good.subarray(0, 35),
    'truncated-directory-beyond-the-file': { ...one(), directorySize: 4000 },
    'truncated-offset-beyond-the-file': { ...one(), directoryOffset: 4000 },
    'truncated-comment': { ...one(), comment: utf8('hello'), after: new Uint8Array(), commentLength: 9 },
    'truncated-data-descriptor': { ...one({ method: 0, flags: 8 }), beforeDirectory: Uint8Array.of(0x50, 0x4b, 7, 8) },
    'truncated-local-header': cutLocalHeader(),
  }),
  ...refused('zip/stray-bytes', {
    'stray-before': { ...one({ offset: 4 }), before: utf8('MZ..') },
    'stray-before-offsets-unchanged': join(utf8('MZ..'), good),
    'stray-after': { ...one(), after: utf8('x') },
    'stray-after-many': { ...one(), after: utf8('hidden\n'.repeat(50)) },
    'stray-between-entries': two({ name: 'b', gap: utf8('hidden') }),
    'stray-unlisted-entry': two({
      name: 'b',
      gap: makeZip(one({ name: 'hidden.txt' })).subarray(0, 35 + packed.length),
    }),
    'stray-before-directory': { ...one(), beforeDirectory: utf8('hidden') },
    'stray-between-directory-and-end': { ...one(), beforeEnd: utf8('hidden') },
    'stray-in-directory': { ...two({ name: 'b' }), count: 1 },
    'stray-second-end-record': { ...one(), comment: makeZip({ entries: [] }) },
    'stray-after-deflate-stream': one({ packed: join(packed, utf8('hidden')) }),
    'stray-one-byte-after-deflate-stream': one({ packed: join(packed, new Uint8Array(1)) }),
    'stray-second-deflate-stream': one({ packed: join(packed, packed) }),
    'stray-after-empty-deflate-stream': one({
      content: new Uint8Array(),
      packed: join(Uint8Array.of(3, 0), utf8('hidden')),
    }),
    'stray-in-folder': { entries: [folder('d/', { method: 8, packed: join(Uint8Array.of(3, 0), utf8('hidden')) })] },
  }),
  ...refused('zip/overlap', {
    'overlap-one-place': two({ name: 'b', offset: 0 }),
    'overlap-many-at-one-place': {
      entries: [{ name: 'a' }, ...Array.from({ length: 20 }, (_, i) => ({ name: `f${i}`, offset: 0 }))],
    },
    'overlap-swallows-the-next': {
      entries: [
        { name: 'a.txt', method: 0, packedSize: 60, size: 60, local: { size: 60, packedSize: 60 } },
        { name: 'b' },
      ],
    },
    'overlap-quoted': quotedOverlap(),
    'overlap-into-directory': one({ packedSize: 500 }),
    'overlap-by-one-byte': one({ packedSize: packed.length + 1 }),
  }),
  ...refused('zip/duplicate-name', {
    'duplicate-name': two({ name: 'a.txt' }),
    'duplicate-by-case': two({ name: 'A.TXT' }),
    'duplicate-by-case-not-ascii': { entries: [{ name: 'straße' }, { name: 'STRASSE' }] },
    'duplicate-by-normalisation': { entries: [{ name: 'é' }, { name: 'e\u0301' }] },
    'duplicate-file-and-folder': two({ name: 'a.txt/b' }),
    'duplicate-file-and-folder-entry': { entries: [{ name: 'a' }, folder('a/')] },
    'duplicate-folder': { entries: [folder('d/'), folder('d/')] },
    'duplicate-folder-by-case': { entries: [folder('d/'), folder('D/')] },
  }),
  ...refused('zip/unsafe-name', {
    'name-absolute': one({ name: '/etc/passwd' }),
    'name-drive-letter': one({ name: 'C:x' }),
    'name-network-share': one({ name: '//host/share/x' }),
    'name-climbs': one({ name: 'a/../../b' }),
    'name-climbs-at-the-end': one({ name: 'a/..' }),
    'name-dots-alone': one({ name: '..' }),
    'name-backslash': one({ name: '..\\b' }),
    'name-nul': one({ name: 'a.txt\u0000.exe' }),
    'name-escape-sequence': one({ name: 'a\u001b[2J' }),
    'name-newline': one({ name: 'a\nb' }),
    'name-c1-control': one({ name: 'a\u0085' }),
    'name-empty': one({ name: '' }),
    'name-empty-segment': one({ name: 'a//b' }),
    'name-dot-segment': one({ name: './a' }),
    'name-long': one({ name: 'n'.repeat(1025) }),
    'name-not-utf8': one({ name: Uint8Array.of(0x61, 0xff) }),
    'name-surrogate-in-utf8': one({ name: Uint8Array.of(0xed, 0xa0, 0x80) }),
    'name-overlong-slash': one({ name: Uint8Array.of(0x2e, 0x2e, 0xc0, 0xaf, 0x61) }),
  }),
  ...refused('zip/special-file', {
    'special-symbolic-link': one({ ...unix(0xa1ff), content: utf8('/etc/passwd') }),
    'special-symbolic-link-of-another-system': one({ ...unix(0xa1ff), madeBy: 0 }),
    'special-device': one(unix(0x61b6)),
    'special-character-device': one(unix(0x21b6)),
    'special-pipe': one(unix(0x11b6)),
    'special-socket': one(unix(0xc1ff)),
    'special-folder-by-mode': one(unix(0x41ed)),
    'special-folder-by-attribute': one({ attributes: 0x10 }),
    'special-volume-label': one({ attributes: 0x08 }),
    'special-windows-link': one({ attributes: 0x400 }),
    'special-file-mode-under-folder-name': { entries: [folder('d/', unix(0x81a4))] },
    'special-folder-with-content': one({ name: 'a/' }),
  }),
  ...refused('zip/encrypted', {
    'encrypted-classic': one({ flags: 1 }),
    'encrypted-strong': one({ flags: 0x41 }),
    'encrypted-masked-headers': one({ flags: 0x2000 }),
  }),
  ...refused('zip/method', {
    'method-bzip2': one({ method: 12, packed: utf8('BZh9') }),
    'method-deflate64': one({ method: 9, packed: utf8('x') }),
    'method-lzma': one({ method: 14, packed: utf8('x') }),
    'method-zstandard': one({ method: 93, packed: utf8('x') }),
    'method-aes': one({ method: 99, packed: utf8('x') }),
  }),
  ...refused('zip/zip64', {
    'zip64-count-without-record': { ...one(), count: 0xffff },
    'zip64-offset-without-record': { ...one(), directoryOffset: 0xffffffff },
    'zip64-sizes-without-field': one({ size: IN_ZIP64, packedSize: IN_ZIP64 }),
    'zip64-field-too-short': one({ size: IN_ZIP64, packedSize: IN_ZIP64, centralExtra: zip64(7) }),
    'zip64-locator-to-nowhere': {
      ...one(),
      beforeEnd: record([
        [4, 0x07064b50],
        [4, 0],
        [4, 9],
        [4, 0],
        [4, 1],
      ]),
    },
  }),
  ...refused('zip/header-mismatch', {
    'mismatch-name': one({ local: { name: 'b.txt' } }),
    'mismatch-name-of-same-length-by-case': one({ local: { name: 'A.txt' } }),
    'mismatch-size': one({ local: { size: 1 } }),
    'mismatch-packed-size': one({ local: { packedSize: 1 } }),
    'mismatch-crc': one({ local: { crc: 1 } }),
    'mismatch-method': one({ local: { method: 0 } }),
    'mismatch-flags': one({ local: { flags: 0x800 } }),
    'mismatch-data-descriptor': one({ descriptor: 'wrong' }),
    'mismatch-counts': { ...one(), diskCount: 2 },
    'mismatch-more-entries-than-there-are': { ...one(), count: 2 },
    'mismatch-disk': one({ disk: 1 }),
    'mismatch-no-local-header': withByte(makeZip(one()), 2, 0xff),
    'mismatch-unicode-path': one({ centralExtra: unicodePath('b.txt') }),
    'mismatch-local-unicode-path': one({ localExtra: unicodePath('b.txt') }),
    'mismatch-extra-field-over-its-end': one({ centralExtra: Uint8Array.of(0x55, 0x54, 9, 0) }),
    'mismatch-zip64-field-twice': one({ centralExtra: join(zip64(1), zip64(2)) }),
  }),
  ...refused('zip/crc', {
    'crc-wrong': one({ crc: 1 }),
    'crc-wrong-stored': one({ method: 0, crc: 1 }),
    'crc-of-changed-content': withByte(makeZip(one({ method: 0 })), 37, 1),
  }),
  ...refused('zip/deflate', {
    'deflate-reserved-block': one({ packed: Uint8Array.of(0xff, 0xff, 0xff, 0xff) }),
    'deflate-broken-off': one({ packed: packed.subarray(0, packed.length - 3) }),
    'deflate-nothing': one({ packed: new Uint8Array() }),
    'deflate-no-final-block': one({ packed: Uint8Array.of(0, 1, 0, 0xfe, 0xff, 0x61), size: 7 }),
    'deflate-stored-length-wrong': one({ packed: Uint8Array.of(1, 7, 0, 0, 0, ...utf8('content')) }),
    'deflate-distance-too-far-back': one({ packed: Uint8Array.of(0x4b, 0x04, 0xc2, 0x01) }),
    'deflate-too-many-codes': one({ packed: Uint8Array.of(0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) }),
  }),
  ...refused('zip/size', {
    'size-more-than-declared': one({ size: 3 }),
    'size-one-more-than-declared': one({ size: 6 }),
    'size-less-than-declared': one({ size: 30 }),
    'size-something-for-nothing': one({ size: 0 }),
    'size-stored-with-two-sizes': one({ method: 0, size: 30 }),
    'size-bomb-that-declares-little': one({ packed: zeros, size: 10 }),
  }),
  ...refused('zip/limit', {
    'limit-files': { ...one(), count: 1001, diskCount: 1001 },
    'limit-bomb': one({ packed: zeros, size: 2 * MIB, crc: 0 }),
    'limit-four-gibibytes': one({ size: 0xfffffffe }),
    'limit-four-gibibytes-stored': one({ method: 0, size: 0xfffffffe }),
    'limit-bomb-of-small-files': {
      entries: Array.from({ length: 3 }, (_, i) => ({
        name: `f${i}`,
        packed: deflate(new Uint8Array(MIB)),
        size: MIB,
      })),
    },
    'limit-many-files-of-one-mebibyte': {
      entries: Array.from({ length: 60 }, (_, i) => ({ name: `f${i}`, size: 10 * MIB, packed: new Uint8Array(1) })),
    },
    'limit-zip64-sizes': one({ size: IN_ZIP64, centralExtra: zip64(2 ** 40) }),
    'limit-zip64-sizes-beyond-2-53': one({ size: IN_ZIP64, centralExtra: zip64(2 ** 60) }),
  }),
  ...refused('bundle/not-a-bundle', {
    'other-empty-zip': { entries: [] },
    'other-zip': one(),
    'other-folder-alone': { entries: [folder('d/')] },
    'other-zip64-within-limits': one({
      size: IN_ZIP64,
      packedSize: IN_ZIP64,
      centralExtra: zip64(7, packed.length),
      localExtra: zip64(7, packed.length),
    }),
    'nested-zips': {
      entries: Array.from({ length: 3 }, (_, i) => ({ name: `lib ${i}.zip`, content: nested(4) })),
    },
    'nested-zip-of-its-own-name': nested(30),
  }),
];
