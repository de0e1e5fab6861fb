import { Worker } from 'node:worker_threads';
import fflate from 'fflate?raw';
import { DEFLATE_OPTIONS } from '../../core/bytes/deflate.ts';
import { pack } from '../../core/bytes/pack.ts';
import type { TaskReply } from '../../worker/task-worker.ts';
import { createWorkerPool, type SpawnedWorker, type WorkerPool } from '../worker-pool.ts';
import { watchDeath } from './watch-death.ts';

/** The library as it is, and the one thing that is asked of it. */
const SOURCE = `${fflate}
import { parentPort } from 'node:worker_threads';
parentPort.on('message', (bytes) => {
  const deflated = deflateSync(bytes, ${JSON.stringify(DEFLATE_OPTIONS)});
  parentPort.postMessage(deflated, [deflated.buffer]);
});
`;

/** One in work and one that waits in the thread, which would else wait until this thread has time to send it. */
const AT_HAND = 2;

interface Thread {
  readonly worker: Worker;
  /** Who waits for an answer, in the order in which they asked. */
  readonly waiting: ((deflated: Uint8Array) => void)[];
  isOver: boolean;
}

/**
 * A pool that does `deflate` tasks alone, in one worker thread: where nothing is trained, loading the whole program a second
 * time would take a quarter of what compressing does.
 */
export function createDeflatePool(): WorkerPool {
  let thread: Thread | null = null;
  return createWorkerPool(AT_HAND, () => {
    if (thread === null || thread.isOver) thread = start();
    return placeIn(thread);
  });
}

function start(): Thread {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(SOURCE)}`));
  const thread: Thread = { worker, waiting: [], isOver: false };
  worker.on('message', (deflated: Uint8Array) => thread.waiting.shift()?.(deflated));
  worker.on('exit', () => (thread.isOver = true));
  return thread;
}

/** A place in the thread's queue, as a worker. Whoever ends one ends the thread, as a run is cancelled whole. */
function placeIn(thread: Thread): SpawnedWorker {
  const { worker, waiting } = thread;
  const death = watchDeath(worker);
  return {
    run: ({ task, inputs }) =>
      new Promise<TaskReply>((resolve) => {
        const [file] = inputs;
        if (task.kind !== 'deflate' || file.bytes === undefined)
          throw new RangeError(`this worker compresses files, and does no ${task.kind}`);
        waiting.push((deflated) => resolve({ ok: true, bytes: pack(deflated) }));
        worker.postMessage(file.bytes);
      }),
    onDeath: death.onDeath,
    terminate: () => {
      death.stop();
      thread.isOver = true;
      void worker.terminate();
    },
  };
}
