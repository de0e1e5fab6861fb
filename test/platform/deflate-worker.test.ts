import { afterEach, describe, expect, it } from 'vitest';
import { deflate } from '../../src/core/bytes/deflate.ts';
import { sha256 } from '../../src/core/index.ts';
import { createDeflater } from '../../src/core/pipeline/deflate-files.ts';
import { createDeflatePool } from '../../src/platform/node/deflate-worker.ts';

const pool = createDeflatePool();
afterEach(() => pool.close());

/** From one that repeats itself to one that hardly does, with the sizes at which the compressor changes its blocks. */
const files = await Promise.all(
  [0, 1, 7, 4096, 65_535, 65_536, 300_000].map(async (size, k) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 24) % (k * 40 + 2));
    return { bytes, sha256: await sha256(bytes) };
  }),
);

describe('a worker that compresses', () => {
  it('gives the bytes of `deflate`', async () => {
    const deflater = createDeflater({ executor: pool });
    files.forEach(deflater.add);
    const found = await deflater.finish();
    for (const file of files) expect(found.get(file.sha256)).toEqual(deflate(file.bytes));
    // The files stay with whoever asked.
    expect(files.map(({ bytes }) => bytes.length)).toEqual([0, 1, 7, 4096, 65_535, 65_536, 300_000]);
  });

  it('ends at once when it is cancelled', async () => {
    const controller = new AbortController();
    const deflater = createDeflater({ executor: pool, signal: controller.signal });
    files.forEach(deflater.add);
    const finished = deflater.finish();
    controller.abort();
    await expect(finished).rejects.toMatchObject({ code: 'run/cancelled' });
  });

  it('is started again where it was ended before it had anything to do', async () => {
    pool.warm();
    pool.close();
    const deflater = createDeflater({ executor: pool });
    deflater.add(files[3]);
    expect((await deflater.finish()).get(files[3].sha256)).toEqual(deflate(files[3].bytes));
  });

  it('does nothing else', async () => {
    const task = { name: 'split', kind: 'split', inputs: ['table'], config: [] } as const;
    const request = { task, seed: 0, slices: [], inputs: [files[1]] };
    await expect(pool.run(request)).rejects.toThrow('this worker compresses files, and does no split');
  });
});
