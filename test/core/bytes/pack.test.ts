import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import { fromBase64, toBase64 } from '../../../src/core/bytes/base64.ts';
import { canonicalJson } from '../../../src/core/bytes/canonical-json.ts';
import { sha256 } from '../../../src/core/bytes/digest.ts';
import { encodeUtf8, toHex } from '../../../src/core/bytes/text.ts';
import type { Json, Value } from '../../../src/core/bytes/value.ts';

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
const leaf = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\u0000')),
  fc.float64Array(),
  fc.int32Array(),
  fc.uint16Array(),
  fc.uint8Array(),
);
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ) as fc.Arbitrary<Value>,
})).value;

describe('pack', () => {
  it('is undone by unpack', () => {
    fc.assert(
      fc.property(value, (item) => {
        const bytes = pack(item);
        expect(toHex(pack(unpack(bytes)))).toBe(toHex(bytes));
      }),
    );
  });

  it('keeps numbers, arrays and names like __proto__', () => {
    const item = {
      columns: [{ name: '__proto__', values: Float64Array.of(1, -0, NaN, Infinity, 1e-320) }],
      u: Uint16Array.of(65535),
    };
    expect(unpack(pack(item))).toEqual(item);
    const inert = JSON.parse('{"__proto__": 1}') as Value;
    expect(Object.keys(unpack(pack(inert)) as object)).toEqual(['__proto__']);
  });

  it('does not depend on the order in which keys were set', () => {
    expect(pack({ a: Uint8Array.of(1), b: Uint8Array.of(2) })).toEqual(
      pack({ b: Uint8Array.of(2), a: Uint8Array.of(1) }),
    );
  });

  it('writes every NaN with the same bits', () => {
    const odd = new Float64Array(new Uint32Array([1, 0xfff80000]).buffer);
    expect(pack(odd)).toEqual(pack(Float64Array.of(NaN)));
  });
});

describe('base64', () => {
  it('agrees with Node and is undone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['A', 'AA', 'AAA', 'AB==', 'AAB=', '=AAA', 'A===', 'AA A', 'AAé='])('refuses %j', (text) => {
    expect(fromBase64(text)).toBeNull();
  });
});

describe('canonicalJson', () => {
  it('follows the example of RFC 8785, section 3.2.2', () => {
    const input: Json = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('refuses what JSON does not have', () => {
    expect(() => canonicalJson(NaN)).toThrow(RangeError);
  });
});

describe('sha256', () => {
  it('gives the vector of FIPS 180-4', async () => {
    expect(await sha256(encodeUtf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
