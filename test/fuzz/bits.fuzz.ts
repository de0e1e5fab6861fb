import { expect, it } from 'vitest';
import { outcomeOf } from '../core/bundle/changed-zip.ts';
import { tinyRun } from '../core/bundle/tiny-run.ts';

/** Bits of each byte that the normal tests leave out: they turn one of the eight. */
const LONG = process.env['FUZZ_RUNS'] !== undefined;

it.runIf(LONG)('every bit of a small bundle', async () => {
  const { bundle } = await tinyRun();
  const zip = bundle.zip.slice();
  const silent: string[] = [];
  for (let at = 0; at < zip.length; at++)
    for (let bit = 0; bit < 8; bit++) {
      zip[at] ^= 1 << bit;
      if ((await outcomeOf(zip, bundle)) === 'silent') silent.push(`${at}.${bit}`);
      zip[at] ^= 1 << bit;
    }
  expect(silent).toEqual([]);
});
