import fc from 'fast-check';
import { it } from 'vitest';
import { openBundle, readZip, ZIP_LIMITS } from '../../src/core/index.ts';
import { makeZip, type RawZip } from '../core/bundle/zip-maker.ts';
import { tinyRun } from '../core/bundle/tiny-run.ts';
import { fuzz, within } from './budget.ts';
import { damaged } from './bytes.ts';
import { resultOrCode } from './coded.ts';

const name = fc.constantFrom('a', 'b/c', 'artifacts/lineage.json', 'A', '../x', 'd/', '/x', 'x\\y', 'é', '');
const number = fc.oneof(fc.nat({ max: 70000 }), fc.constantFrom(0, 0xffff, 0x7fffffff, 0xffffffff));

/** Entries that are mostly right, with some fields that are not. */
const madeZip: fc.Arbitrary<RawZip> = fc.record(
  {
    entries: fc.array(
      fc.record(
        {
          name,
          content: fc.uint8Array({ maxLength: 300 }),
          method: fc.constantFrom(0, 8, 8, 9),
          flags: fc.constantFrom(0, 0x800, 8, 1),
          size: number,
          packedSize: number,
          crc: number,
          offset: number,
          descriptor: fc.constantFrom('signed', 'plain', 'wrong'),
          localExtra: fc.uint8Array({ maxLength: 12 }),
          centralExtra: fc.uint8Array({ maxLength: 12 }),
          attributes: number,
        },
        { requiredKeys: ['name', 'content'] },
      ),
      { maxLength: 4 },
    ),
    before: fc.uint8Array({ maxLength: 8 }),
    comment: fc.uint8Array({ maxLength: 40 }),
    count: fc.nat({ max: 6 }),
    directorySize: number,
    directoryOffset: number,
  },
  { requiredKeys: ['entries'] },
);

it('zip reader', async () => {
  const { bundle } = await tinyRun();
  const zips = fc.oneof(
    damaged(fc.constant(bundle.zip)),
    madeZip.map(makeZip),
    damaged(madeZip.map(makeZip)),
    fc.uint8Array({ maxLength: 400 }),
  );
  const check = async (zip: Uint8Array): Promise<void> => {
    const files = await within(() => resultOrCode(() => readZip(zip)));
    const bytes = (files ?? []).reduce((sum, file) => sum + file.bytes.length, 0);
    if (bytes > ZIP_LIMITS.unpackedBytes) throw new Error(`${bytes} bytes were unpacked`);
    if (files !== null) await within(() => resultOrCode(() => openBundle(zip)));
  };
  await fuzz('zip reader', 30_000, fc.asyncProperty(zips, check));
});
