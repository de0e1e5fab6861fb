import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBundle, SelfsameError } from '../../../src/core/index.ts';
import { outcomeOf, type Outcome } from './changed-zip.ts';
import { sampleRun } from './sample-run.ts';
import { tinyRun } from './tiny-run.ts';

describe('one changed byte of a bundle', () => {
  it('is never passed over in silence, whichever it is', async () => {
    const { bundle } = await tinyRun();
    const zip = bundle.zip.slice();
    const found: Record<Outcome, number[]> = { refused: [], failed: [], 're-packed': [], silent: [] };
    for (let at = 0; at < zip.length; at++) {
      const before = zip[at];
      // One bit, another one from byte to byte; test/fuzz turns every bit.
      zip[at] = before ^ (1 << (at % 8));
      found[await outcomeOf(zip, bundle)].push(at);
      zip[at] = before;
    }
    expect(found.silent).toEqual([]);
    expect(found.refused.length).toBeGreaterThan(0.9 * zip.length);
    // Dates, versions and attributes in headers, and bits behind the end of a deflate stream, belong to no file.
    expect(found['re-packed'].length).toBeGreaterThan(0);
  });

  it('a cut anywhere is refused', async () => {
    const { bundle } = await sampleRun();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bundle.zip.length - 1 }), async (length) => {
        await expect(openBundle(bundle.zip.slice(0, length))).rejects.toBeInstanceOf(SelfsameError);
      }),
    );
  });
});
