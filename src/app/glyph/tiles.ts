/** A tile of the glyph for each hexadecimal digit, in a unit square: empty, quarter discs, what they leave, and so on. */
const TILES = [
  '',
  'M0 0H1A1 1 0 0 1 0 1Z',
  'M1 0V1A1 1 0 0 1 0 0Z',
  'M1 1H0A1 1 0 0 1 1 0Z',
  'M0 1V0A1 1 0 0 1 1 1Z',
  'M1 0V1H0A1 1 0 0 0 1 0Z',
  'M1 1H0V0A1 1 0 0 0 1 1Z',
  'M0 1V0H1A1 1 0 0 0 0 1Z',
  'M0 0H1V1A1 1 0 0 0 0 0Z',
  'M0 0A1 1 0 0 1 1 1A1 1 0 0 1 0 0Z',
  'M1 0A1 1 0 0 1 0 1A1 1 0 0 1 1 0Z',
  'M.5 0A.5 .5 0 0 1 .5 1A.5 .5 0 0 1 .5 0Z',
  'M0 0H.5A.5 .5 0 0 1 .5 1H0Z',
  'M1 1H.5A.5 .5 0 0 1 .5 0H1Z',
  'M0 0H1V.5A.5 .5 0 0 1 0 .5Z',
  'M0 0H1V1H0Z',
] as const;

export interface Tile {
  readonly path: string;
  readonly transform: string;
}

/**
 * The picture of a hash, in a 4 × 4 box: its last 8 digits, two a row, mirrored at the vertical middle. The chip's text
 * shows the first 8, so that together they show 64 bits. For recognition, not for security.
 */
export function glyphTiles(sha256: string): Tile[] {
  return [...sha256.slice(-8)].flatMap((digit, i) => {
    const path = TILES[Number.parseInt(digit, 16)] ?? '';
    if (path === '') return [];
    const row = Math.floor(i / 2);
    const column = i % 2;
    return [
      { path, transform: `translate(${column} ${row})` },
      { path, transform: `translate(${4 - column} ${row}) scale(-1 1)` },
    ];
  });
}

/** 64 digits in groups of 8; the first and the last are what chip and picture show. */
export function hashGroups(sha256: string): string[] {
  return sha256.match(/.{1,8}/g) ?? [];
}
