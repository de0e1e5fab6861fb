import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { encodeUtf8, readZip, SelfsameError, sha256, writeZip, type ZipFile } from '../../../src/core/index.ts';

const files: readonly ZipFile[] = [
  { path: 'ä/b.csv', bytes: encodeUtf8('row,set\n'.repeat(100)) },
  { path: 'config.yaml', bytes: encodeUtf8('seed: 1\n') },
  { path: 'empty', bytes: new Uint8Array() },
];

describe('writeZip', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('is the same under every time zone', () => {
    const written = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map((tz) => {
      process.env.TZ = tz;
      return { offset: new Date(2020, 0, 1).getTimezoneOffset(), zip: Buffer.from(writeZip(files)).toString('hex') };
    });
    expect(new Set(written.map(({ offset }) => offset)).size).toBe(3);
    expect(new Set(written.map(({ zip }) => zip)).size).toBe(1);
  });

  it('keeps its bytes from one version to the next', async () => {
    expect(await sha256(writeZip(files))).toMatchInlineSnapshot(
      `"5fbe0cc0841349fb637802fb81bc0ae3a3d216614fbd0de38734dfd697952ae0"`,
    );
  });

  it('has nothing but entries, directory and end record', () => {
    const zip = writeZip(files);
    const view = new DataView(zip.buffer);
    expect(view.getUint32(zip.length - 22, true)).toBe(0x06054b50);
    expect(view.getUint16(zip.length - 2, true)).toBe(0);
    expect([view.getUint16(10, true), view.getUint16(12, true), view.getUint16(28, true)]).toEqual([0, 0x21, 0]);
  });

  it('is read back', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.tuple(fc.stringMatching(/^[a-z]{1,8}(\/[a-z0-9é]{1,8})?$/), fc.uint8Array({ maxLength: 3000 })),
          {
            selector: ([path]) => path.split('/')[0],
          },
        ),
        (entries) => {
          const written = entries.map(([path, bytes]) => ({ path, bytes }));
          expect(readZip(writeZip(written)).map(({ path, bytes }) => [path, [...bytes]])).toEqual(
            written.map(({ path, bytes }) => [path, [...bytes]]),
          );
        },
      ),
    );
  });

  it('stores what would look like a bomb, so that its own reader accepts it', () => {
    const flat = { path: 'flat.csv', bytes: new Uint8Array(3 * 1024 * 1024).fill(0x30) };
    const zip = writeZip([flat]);
    expect(zip.length).toBeGreaterThan(flat.bytes.length);
    expect(readZip(zip)[0].bytes.length).toBe(flat.bytes.length);
  });

  it('refuses names that its own reader refuses', () => {
    expect(() => writeZip([{ path: '../x', bytes: new Uint8Array() }])).toThrow(SelfsameError);
  });

  it('is accepted by Python', () => {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-'));
    try {
      writeFileSync(join(folder, 'b.zip'), writeZip(files));
      const script =
        'import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [i.filename for i in z.infolist()]); z.extractall(sys.argv[2])';
      const out = execFileSync('python3', ['-c', script, join(folder, 'b.zip'), folder], {
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' },
      });
      expect(out.trim()).toBe("None ['ä/b.csv', 'config.yaml', 'empty']");
      expect(readFileSync(join(folder, 'config.yaml'), 'utf8')).toBe('seed: 1\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
