import type { Json } from '../core/bytes/value.ts';
import { SelfsameError, type Problem } from '../core/errors.ts';
import { OWN_ENGINE } from '../core/models/engine.ts';
import { createMemo, runTask } from '../core/pipeline/run-task.ts';
import type { Task } from '../core/pipeline/task.ts';
import { loadEngine } from '../engines/load-engine.ts';

/** A task on its way to a worker. Inputs that the worker keeps from an earlier task come without bytes. */
export interface TaskMessage {
  readonly task: Task;
  readonly seed: number;
  readonly slices: readonly Json[];
  readonly inputs: readonly { readonly sha256: string; readonly bytes?: Uint8Array; readonly keep: boolean }[];
  /** Kept inputs that will not be asked for again. */
  readonly forget: readonly string[];
}

export type TaskReply =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[] | null; readonly message: string };

export interface TaskWorker {
  run(message: TaskMessage): Promise<TaskReply>;
}

/** What a worker offers over the bridge: tasks in, bytes out. */
export function createTaskWorker(): TaskWorker {
  const kept = new Map<string, Uint8Array>();
  const memo = createMemo(24);
  return {
    async run({ task, seed, slices, inputs, forget }) {
      for (const sha256 of forget) kept.delete(sha256);
      try {
        const hashed = inputs.map(({ sha256, bytes = kept.get(sha256), keep }) => {
          if (bytes === undefined) throw new RangeError(`the worker has no input ${sha256}`);
          if (keep) kept.set(sha256, bytes);
          return { sha256, bytes };
        });
        const engine = task.engine === undefined ? OWN_ENGINE : await loadEngine(task.engine);
        return { ok: true, bytes: runTask({ task, seed, slices, inputs: hashed }, memo, engine) };
      } catch (error) {
        // Class identity does not survive the bridge, so problems travel as plain data.
        const problems = error instanceof SelfsameError ? error.problems : null;
        return {
          ok: false,
          problems,
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        };
      }
    },
  };
}
