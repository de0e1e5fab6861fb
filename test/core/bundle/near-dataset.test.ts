import { describe, expect, it } from 'vitest';
import { encodeUtf8, sha256 } from '../../../src/core/index.ts';
import { likelyChange } from '../../../src/core/bundle/near-dataset.ts';

const ORIGINAL = 'a,b\n1,2\n3,4\n';

async function changeOf(original: string, given: string): Promise<string | null> {
  return likelyChange(encodeUtf8(given), await sha256(encodeUtf8(original)));
}

describe('likelyChange', () => {
  it.each([
    { original: ORIGINAL, given: ORIGINAL.replaceAll('\n', '\r\n'), words: 'from LF to CRLF' },
    { original: ORIGINAL.replaceAll('\n', '\r\n'), given: ORIGINAL, words: 'from CRLF to LF' },
    { original: ORIGINAL, given: `\ufeff${ORIGINAL}`, words: 'byte order mark was put in front' },
    { original: `\ufeff${ORIGINAL}`, given: ORIGINAL, words: 'byte order mark was taken away' },
    { original: ORIGINAL, given: ORIGINAL.slice(0, -1), words: 'last line end was taken away' },
    { original: ORIGINAL.slice(0, -1), given: ORIGINAL, words: 'line end was added' },
    {
      original: ORIGINAL,
      given: `\ufeff${ORIGINAL.replaceAll('\n', '\r\n').slice(0, -2)}`,
      words: 'from LF to CRLF; a byte order mark was put in front; the last line end was taken away',
    },
  ])('sees that $words', async ({ original, given, words }) => {
    expect(await changeOf(original, given)).toContain(words);
  });

  it('explains nothing where a value is another', async () => {
    expect(await changeOf(ORIGINAL, ORIGINAL.replace('4', '5'))).toBeNull();
    expect(await changeOf(ORIGINAL, '')).toBeNull();
  });
});
