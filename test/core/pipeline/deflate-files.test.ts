import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInlineExecutor, createMemoryStore, sha256, type Executor } from '../../../src/core/index.ts';
import { deflate } from '../../../src/core/bytes/deflate.ts';
import type { Hashed } from '../../../src/core/pipeline/task.ts';
import { createDeflater, type DeflateOptions } from '../../../src/core/pipeline/deflate-files.ts';

const contents = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 });

const deflateFiles = (files: readonly Hashed[], options: DeflateOptions) => {
  const deflater = createDeflater(options);
  files.forEach(deflater.add);
  return deflater.finish();
};

/** As many tasks at once as `concurrency`; more of them would be refused. */
function executorOf(concurrency: number): Executor {
  const inline = createInlineExecutor();
  let running = 0;
  return {
    concurrency,
    async run(request, signal) {
      if (++running > concurrency) throw new RangeError('too many tasks at once');
      try {
        return await inline.run(request, signal);
      } finally {
        running--;
      }
    },
  };
}

describe('a deflater', () => {
  it('is `deflate` of each, with a store or without, on any number of workers', () =>
    fc.assert(
      fc.asyncProperty(contents, fc.integer({ min: 1, max: 4 }), fc.boolean(), async (all, workers, kept) => {
        const files = await Promise.all(all.map(async (bytes) => ({ bytes, sha256: await sha256(bytes) })));
        const store = kept ? createMemoryStore() : undefined;
        const found = await deflateFiles(files, { executor: executorOf(workers), store });
        expect([...found.keys()].sort()).toEqual([...new Set(files.map((file) => file.sha256))].sort());
        for (const file of files) expect(found.get(file.sha256)).toEqual(deflate(file.bytes));
      }),
    ));

  it('tells how many bytes are done, from none to all of them', async () => {
    const deflater = createDeflater({ executor: executorOf(2) });
    for (const length of [700, 300, 200]) {
      const bytes = new Uint8Array(length);
      const file = { bytes, sha256: await sha256(bytes) };
      deflater.add(file);
      deflater.add(file);
    }
    const told: number[] = [];
    await deflater.finish((done, total) => {
      expect(total).toBe(1200);
      told.push(done);
    });
    expect([told[0], told.at(-1)]).toEqual([0, 1200]);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('ends with a code when it is cancelled', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const files = [{ bytes, sha256: await sha256(bytes) }];
    const work = { executor: executorOf(1), signal: AbortSignal.abort() };
    await expect(deflateFiles(files, work)).rejects.toMatchObject({ code: 'run/cancelled' });
  });
});
