import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBundle, readZip, SelfsameError, verifyBundle } from '../../../src/core/index.ts';
import { sampleRun } from './sample-run.ts';

describe('one changed byte of a bundle', () => {
  it('is never passed over in silence', async () => {
    const { bundle } = await sampleRun();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bundle.zip.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const zip = bundle.zip.slice();
        zip[at] ^= change;
        try {
          const report = await verifyBundle(await openBundle(zip), { depth: 'integrity' });
          if (report.passed) {
            // Only the container differs: the files are the same, and the report says that it was re-packed.
            expect(report.notes.join()).toContain('Re-packed');
            expect(readZip(zip).map(({ bytes }) => bytes)).toEqual(bundle.files.map(({ bytes }) => bytes));
          }
        } catch (error) {
          if (!(error instanceof SelfsameError)) throw error;
          expect(error.code).toMatch(/^(zip|bundle)\//);
        }
      }),
      { numRuns: 150 },
    );
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
