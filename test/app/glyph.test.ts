import { describe, expect, it } from 'vitest';
import { glyphTiles, hashGroups } from '../../src/app/glyph/tiles.ts';

const hash = (tail: string): string => '0'.repeat(64 - tail.length) + tail;

describe('glyph of a hash', () => {
  it('draws nothing for zeros and two mirrored tiles for any other digit', () => {
    expect(glyphTiles(hash('0'))).toEqual([]);
    for (const digit of '123456789abcdef') expect(glyphTiles(hash(digit))).toHaveLength(2);
  });

  it('puts digit i at row floor(i/2), column i mod 2, and its mirror image at column 3 − c', () => {
    const [tile, mirror] = glyphTiles(hash('f0000'));
    expect(tile).toEqual({ path: 'M0 0H1V1H0Z', transform: 'translate(1 1)' });
    // Mirrored about x = 2: the unit tile at column 1 goes to column 2, that is from x = 3 leftwards.
    expect(mirror.transform).toBe('translate(3 1) scale(-1 1)');
  });

  it('depends on the last eight digits alone', () => {
    const tail = 'be18b1f0';
    expect(glyphTiles(hash(tail))).toEqual(glyphTiles('f'.repeat(56) + tail));
    expect(glyphTiles(hash('be18b1f1'))).not.toEqual(glyphTiles(hash(tail)));
  });

  it('cuts a hash into eight groups of eight', () => {
    expect(hashGroups(hash('be18b1f0'))).toHaveLength(8);
    expect(hashGroups(hash('be18b1f0')).at(-1)).toBe('be18b1f0');
  });
});
