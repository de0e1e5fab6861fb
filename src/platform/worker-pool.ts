import type { CancelSignal } from '../core/bytes/universal.ts';
import { problemError, SelfsameError } from '../core/errors.ts';
import type { Executor, TaskRequest } from '../core/pipeline/executor.ts';
import type { TaskMessage, TaskReply } from '../worker/task-worker.ts';

/** A worker that somebody started. */
export interface SpawnedWorker {
  run(message: TaskMessage): Promise<TaskReply>;
  /** Calls back once if the worker dies by itself, with the reason. */
  onDeath(listener: (reason: string) => void): void;
  terminate(): void;
}

export interface WorkerPool extends Executor {
  /** Starts the workers that the first tasks would otherwise wait for. */
  warm(): void;
  /** From now on at most so many workers; those beyond it end. Only between tasks. */
  limit(size: number): void;
  /** Ends all workers. The pool starts new ones if it is used again. */
  close(): void;
}

/** Inputs that a worker keeps at most; the oldest is forgotten first. */
const KEPT_INPUTS = 24;

interface Slot {
  worker: SpawnedWorker | null;
  /** Hashes of the inputs that the worker keeps, oldest first. */
  known: Set<string>;
  busy: boolean;
}

/**
 * An executor on `size` workers that `spawn` starts when they are first needed and that stay warm. Inputs that many
 * tasks share reach each worker once. A task whose worker dies is given out once more. Cancelling ends the workers at
 * once, in the middle of a task.
 */
export function createWorkerPool(size: number, spawn: () => SpawnedWorker): WorkerPool {
  const slots: Slot[] = Array.from({ length: size }, () => ({ worker: null, known: new Set(), busy: false }));

  const release = (slot: Slot): void => {
    slot.worker?.terminate();
    slot.worker = null;
    slot.known = new Set();
  };

  const attempt = (slot: Slot, request: TaskRequest, signal: CancelSignal | undefined): Promise<TaskReply> =>
    new Promise((resolve, reject) => {
      const cancel = (): void => {
        release(slot);
        reject(problemError('run/cancelled', 'The run was cancelled.'));
      };
      if (signal?.aborted) return cancel();
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = (finish: () => void): void => {
        signal?.removeEventListener('abort', cancel);
        finish();
      };
      slot.worker ??= spawn();
      slot.worker.onDeath((reason) => {
        release(slot);
        settle(() => reject(new WorkerDeath(reason)));
      });
      slot.worker.run(toMessage(request, slot.known)).then(
        (reply) => settle(() => resolve(reply)),
        (error: unknown) => settle(() => reject(error)),
      );
    });

  return {
    get concurrency() {
      return slots.length;
    },
    async run(request, signal) {
      const slot = slots.find((candidate) => !candidate.busy);
      if (slot === undefined) throw new RangeError(`more than ${slots.length} tasks at once`);
      slot.busy = true;
      try {
        const reply = await attempt(slot, request, signal).catch((error: unknown) => {
          if (error instanceof WorkerDeath) return attempt(slot, request, signal);
          throw error;
        });
        return bytesOf(reply, request);
      } catch (error) {
        if (!(error instanceof WorkerDeath)) throw error;
        throw problemError('run/worker-died', `The worker died twice at task ${request.task.name}: ${error.message}.`, {
          fix: 'It probably ran out of memory: use fewer workers, fewer rows or smaller models.',
        });
      } finally {
        slot.busy = false;
      }
    },
    warm() {
      for (const slot of slots) slot.worker ??= spawn();
    },
    limit(most) {
      slots.splice(Math.max(1, most)).forEach(release);
    },
    close: () => slots.forEach(release),
  };
}

class WorkerDeath extends Error {}

function bytesOf(reply: TaskReply, { task }: TaskRequest): Uint8Array {
  if (reply.ok) return reply.bytes;
  if (reply.problems !== null) throw new SelfsameError(reply.problems);
  throw problemError('run/task-failed', `Task ${task.name} failed: ${reply.message}.`, {
    fix: 'This is a defect of the program: please report it with the config.',
  });
}

/** Leaves out the bytes that the worker has, and notes which it has from now on. */
function toMessage({ task, seed, slices, inputs }: TaskRequest, known: Set<string>): TaskMessage {
  const sent = inputs.map(({ sha256, bytes }, i) => {
    const keep = isShared(task.inputs[i]);
    const has = known.has(sha256);
    if (keep) {
      known.delete(sha256);
      known.add(sha256);
    }
    return has ? { sha256, keep } : { sha256, bytes, keep };
  });
  const forget = [...known].slice(0, Math.max(0, known.size - KEPT_INPUTS));
  for (const sha256 of forget) known.delete(sha256);
  return { task, seed, slices, inputs: sent, forget };
}

/** Whether more than one task reads the output of this one in the same worker. */
function isShared(input: string): boolean {
  return input === 'table' || input === 'features' || input === 'split' || input.startsWith('preprocess/');
}
