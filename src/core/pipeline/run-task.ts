import { pack, unpack } from '../bytes/pack.ts';
import type { Value } from '../bytes/value.ts';
import { fail } from '../errors.ts';
import { OWN_ENGINE, type Engine } from '../models/engine.ts';
import type { TaskRequest } from './executor.ts';
import type { Memo } from './task-context.ts';
import { TASK_FUNCTIONS } from './task-functions.ts';

/**
 * Runs one task in this thread and returns its canonical output bytes. Pure.
 * @param engine the one that the task names
 */
export function runTask(request: TaskRequest, memo: Memo = NO_MEMO, engine: Engine = OWN_ENGINE): Uint8Array {
  const { task, inputs } = request;
  const input = (index: number): Value => {
    const { sha256, bytes } = inputs[index];
    return memo.get(`value/${sha256}`, () => unpack(bytes));
  };
  if ((task.engine ?? OWN_ENGINE.name) !== engine.name) throw new RangeError(`${task.name} needs another engine`);
  if (task.kind === 'dataset') return fail('run/task-failed', 'The dataset is given to a run, not made by a task.');
  return pack(TASK_FUNCTIONS[task.kind]({ ...request, memo, engine, input }));
}

const NO_MEMO: Memo = { get: (_key, make) => make() };

/** A memo of the `capacity` latest entries. */
export function createMemo(capacity: number): Memo {
  const entries = new Map<string, unknown>();
  return {
    get<T>(key: string, make: () => T): T {
      const value = entries.has(key) ? (entries.get(key) as T) : make();
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > capacity) entries.delete(entries.keys().next().value as string);
      return value;
    },
  };
}
