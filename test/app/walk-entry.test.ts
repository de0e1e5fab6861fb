import { describe, expect, it } from 'vitest';
import { chosenFolder, walkEntry, type Entry, type FolderEntry } from '../../src/app/incoming/walk-entry.ts';

const file = (name: string): Entry => ({
  isDirectory: false,
  name,
  file: (found) => found(new Blob([name])),
});

/** Lists two entries at a time, as browsers list a hundred. */
const folder = (name: string, ...entries: Entry[]): FolderEntry => ({
  isDirectory: true,
  name,
  createReader() {
    let at = 0;
    return { readEntries: (found) => found(entries.slice(at, (at += 2))) };
  },
});

describe('walkEntry', () => {
  it('finds every file by its path, whatever the portions and the order', async () => {
    const inside = folder('artifacts', file('c.txt'), folder('results', file('b.csv')), file('a.json'));
    const found = await walkEntry(folder('run', inside, file('config.yaml'), folder('none')), 100);
    expect(found.map(({ path }) => path)).toEqual([
      'artifacts/a.json',
      'artifacts/c.txt',
      'artifacts/results/b.csv',
      'config.yaml',
    ]);
    expect(await found[3].blob.text()).toBe('config.yaml');
  });

  it('leaves a tree of too many entries, even where they are empty folders', async () => {
    const endless = (depth: number): FolderEntry => ({
      ...folder('deep'),
      createReader: () => ({ readEntries: (found) => found([endless(depth + 1), endless(depth + 1)]) }),
    });
    await expect(walkEntry(endless(0), 50)).rejects.toMatchObject({ problems: [{ code: 'zip/limit' }] });
  });

  it('fails with what the browser says', async () => {
    const gone: Entry = { isDirectory: false, name: 'x', file: (_, failed) => failed(new Error('gone')) };
    await expect(walkEntry(folder('run', gone), 10)).rejects.toThrow('gone');
  });
});

describe('chosenFolder', () => {
  const chosen = (...paths: string[]) =>
    paths.map((path) => Object.assign(new Blob([path]), { webkitRelativePath: path }));

  it('is named by its folder, and its files are seen from there', async () => {
    const { name, list } = chosenFolder(chosen('run/config.yaml', 'run/artifacts/a.json'), 10);
    expect(name).toBe('run');
    expect((await list()).map(({ path }) => path)).toEqual(['artifacts/a.json', 'config.yaml']);
  });

  it('is refused where it holds too much', async () => {
    await expect(chosenFolder(chosen('run/a', 'run/b'), 1).list()).rejects.toMatchObject({
      problems: [{ code: 'zip/limit' }],
    });
  });
});
