import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../src/core/bytes/base64.ts';
import { deflate } from '../../../src/core/bytes/deflate.ts';
import { LONGEST_LINK, readLink, writeLink, type LinkContent } from '../../../src/core/bundle/config-link.ts';
import { encodeUtf8, SelfsameError } from '../../../src/core/index.ts';

const codeOf = (text: string): string => {
  try {
    readLink(text);
    return 'none';
  } catch (error) {
    return error instanceof SelfsameError ? error.code : String(error);
  }
};

/** A link as a stranger may make it: any JSON text, any size declared. */
function forged(json: string, size = encodeUtf8(json).length): string {
  const packed = deflate(encodeUtf8(json));
  const bytes = new Uint8Array(4 + packed.length);
  new DataView(bytes.buffer).setUint32(0, size, true);
  bytes.set(packed, 4);
  return `1.${toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

const content: LinkContent = {
  config: '# Größe: 0 < x\nseed: 7\ndata:\n  target: y\n',
  data: { name: 'my "data".csv', sha256: 'a'.repeat(64), rows: 150 },
};

describe('a link that carries a config', () => {
  it('comes back as it went, and may stand in a URL as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 2000 }),
        fc.option(
          fc.record({ name: fc.string({ maxLength: 200 }), sha256: fc.constant('b'.repeat(64)), rows: fc.nat() }),
          { nil: null },
        ),
        (config, data) => {
          const text = writeLink({ config, data });
          expect(text).toMatch(/^1\.[A-Za-z0-9_-]+$/);
          expect(new URL(`https://x.test/#config/${text}`).hash).toBe(`#config/${text}`);
          expect(readLink(text)).toEqual({ config, data });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused by code where a byte of it is lost or changed', () => {
    const text = writeLink(content);
    for (let i = 1; i < text.length; i++) {
      expect(codeOf(text.slice(0, i)), `cut at ${i}`).toBe('link/damaged');
      const other = text.charAt(i) === 'A' ? 'B' : 'A';
      const changed = text.slice(0, i) + other + text.slice(i + 1);
      // Deflate has no checksum: what still reads is a config in the editor, and nothing else.
      expect(['link/damaged', 'link/too-large', 'link/newer-version', 'none']).toContain(codeOf(changed));
    }
  });

  it('is refused by code where it was made by anything else', () => {
    const json = JSON.stringify(content);
    expect(codeOf(forged(json))).toBe('none');
    expect(codeOf('')).toBe('link/damaged');
    expect(codeOf('<script>alert(1)</script>')).toBe('link/damaged');
    expect(codeOf('1.%3Cscript%3E')).toBe('link/damaged');
    expect(codeOf(`2${forged(json).slice(1)}`)).toBe('link/newer-version');
    expect(codeOf(forged('[]'))).toBe('link/damaged');
    expect(codeOf(forged(JSON.stringify({ ...content, script: 'alert(1)' })))).toBe('link/damaged');
    expect(codeOf(forged(JSON.stringify({ ...content, config: 5 })))).toBe('link/damaged');
    expect(codeOf(forged(json.replace('{', '{"__proto__":{},')))).toBe('link/damaged');
    expect(codeOf(forged(json.replace('{', '{"config":"","config":"",')))).toBe('link/damaged');
    expect(codeOf(forged(`{"config":${'['.repeat(100)}`))).toBe('link/damaged');
  });

  it('unpacks to no more than it says, and is not read beyond the limits', () => {
    const bomb = JSON.stringify({ config: ' '.repeat(900_000), data: null });
    expect(forged(bomb).length).toBeLessThan(LONGEST_LINK);
    expect(codeOf(forged(bomb, 100))).toBe('link/damaged');
    expect(codeOf(forged(bomb, 4_000_000_000))).toBe('link/too-large');
    expect(codeOf(`1.${'A'.repeat(LONGEST_LINK)}`)).toBe('link/too-large');
  });

  it('is not made where it would be too long', () => {
    let state = 1;
    const noise = Array.from({ length: 40_000 }, () => {
      state = (state * 48271) % 2147483647;
      return String.fromCharCode(33 + (state % 90));
    }).join('');
    expect(() => writeLink({ config: noise, data: null })).toThrow('limit');
  });
});
