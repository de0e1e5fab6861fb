import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';

const TEXT = 'Stadt,Preis,y\nMünchen,5 €,1\nKöln,7 €,0\n';
let folder = '';
const convert = (...args: string[]) => cli(['dataset', 'convert', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await scratch();
  const western = Buffer.from(TEXT.replaceAll('€', '\x80'), 'latin1');
  await writeFile(join(folder, 'west.csv'), western);
  await writeFile(join(folder, 'wide.csv'), Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
  await writeFile(join(folder, 'fine.csv'), TEXT);
  await writeFile(join(folder, 'odd.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 1, 2]));
});

describe('selfsame dataset convert', () => {
  it('is what the error of a file that is no UTF-8 names', async () => {
    const { code, stderr } = await cli(['init', 'west.csv'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('It looks like Windows-1252.');
    expect(stderr).toContain('selfsame dataset convert');
  });

  it('writes the same text as UTF-8 into another file and leaves the first one alone', async () => {
    const before = await readFile(join(folder, 'west.csv'));
    const { code, stdout, stderr } = await convert('west.csv');
    expect([code, stdout]).toEqual([0, expect.stringContaining('west.csv read as Windows-1252') as string]);
    expect(stderr).toContain('a guess');
    expect(await readFile(join(folder, 'west.utf-8.csv'), 'utf8')).toBe(TEXT);
    expect(await readFile(join(folder, 'west.csv'))).toEqual(before);
    const wide = await convert('wide.csv', '--from', 'utf-16le', '-o', 'w.csv', '--json');
    expect(JSON.parse(wide.stdout)).toMatchObject({ from: 'utf-16le', out: 'w.csv' });
    expect(await readFile(join(folder, 'w.csv'), 'utf8')).toBe(TEXT);
  });

  it('refuses what is UTF-8 already, what is no text, and an encoding that it does not know', async () => {
    expect((await convert('fine.csv')).stderr).toContain('UTF-8 already');
    expect(await convert('odd.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('data/encoding') as string,
    });
    expect((await convert('west.csv', '--from', 'utf-7')).code).toBe(2);
  });
});
