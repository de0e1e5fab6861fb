import { Worker } from 'node:worker_threads';
import fflate from 'fflate?raw';
import { DEFLATE_OPTIONS } from '../../core/bytes/deflate.ts';
import { pack } from '../../core/bytes/pack.ts';
import type { SpawnedWorker } from '../worker-pool.ts';

/** The library as it is, and the one thing that is asked of it. */
const SOURCE = `${fflate}
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (bytes) => {
  const deflated = deflateSync(bytes, ${JSON.stringify(DEFLATE_OPTIONS)});
  parentPort.postMessage(deflated, [deflated.buffer]);
});
`;

/**
 * Starts a worker thread that does `deflate` tasks alone: where nothing is trained, loading the whole program a second time
 * would take a quarter of what compressing does.
 */
export function spawnDeflateWorker(): SpawnedWorker {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`));
  let onDeath: ((reason: string) => void) | null = null;
  worker.on('error', (error) => onDeath?.(error.message));
  worker.on('exit', (code) => onDeath?.(`exit code ${code}`));
  return {
    run: ({ task, inputs }) =>
      new Promise((resolve) => {
        const [file] = inputs;
        if (task.kind !== 'deflate' || file.bytes === undefined)
          throw new RangeError(`this worker compresses files, and does no ${task.kind}`);
        worker.once('message', (deflated: Uint8Array) => resolve({ ok: true, bytes: pack(deflated) }));
        worker.postMessage(file.bytes);
      }),
    onDeath: (listener) => {
      onDeath = listener;
    },
    terminate: () => {
      onDeath = null;
      void worker.terminate();
    },
  };
}
