import { sha256 } from '../bytes/digest.ts';
import { pack, unpack } from '../bytes/pack.ts';
import type { Json } from '../bytes/value.ts';
import type { RunConfig } from '../config/config.ts';
import { decodeTable } from '../data/encode-table.ts';
import { readTable, type TableReading } from '../data/read-table.ts';
import type { Problem } from '../errors.ts';
import type { TaskStore } from './executor.ts';
import { planSelection } from './plan.ts';
import { slicesOf } from './slices.ts';
import type { Hashed, Task } from './task.ts';
import { tableOutput } from './task-functions.ts';
import { taskKey } from './task-key.ts';

/** A dataset as it was read. */
export interface StoredReading {
  readonly reading: TableReading;
  /** Output of the task `table`. */
  readonly table: Hashed;
}

/**
 * `readTable`, or what the store has of it: the table, and beside it what there was to remark. Large files are half of the time
 * of a run in which everything else comes from the store.
 * @param program its version, since the words of a remark may change from one to the next
 * @param missing called before the file is read, if it is
 * @throws SelfsameError `data/*` as `readTable`; readings that fail are not kept
 */
export async function readTableOnce(
  dataset: Hashed,
  config: RunConfig,
  store: TaskStore,
  program: string,
  missing: () => void,
): Promise<StoredReading> {
  const task = planSelection(config).find(({ kind }) => kind === 'table') as Task;
  const request = { task, seed: config.seed, slices: slicesOf(task, config), inputs: [dataset] };
  const remarks: Task = { ...task, name: 'remarks', config: [...task.config, 'program'] };
  const tableKey = await taskKey(request);
  const remarksKey = await taskKey({ ...request, task: remarks, slices: [...request.slices, program] });
  const known = await store.get(remarksKey);
  const table = known && (await store.get(tableKey));
  if (known !== undefined && table !== undefined) {
    const problems = unpack(known.bytes) as unknown as readonly Problem[];
    return { reading: { ...decodeTable(unpack(table.bytes)), problems }, table };
  }
  missing();
  const reading = readTable(dataset.bytes, config.data);
  const hashed = async (bytes: Uint8Array): Promise<Hashed> => ({ bytes, sha256: await sha256(bytes) });
  const output = await hashed(tableOutput(reading));
  store.put(tableKey, output);
  store.put(remarksKey, await hashed(pack(asJson(reading.problems))));
  return { reading, table: output };
}

/** Without the keys that have no value. */
function asJson(problems: readonly Problem[]): Json {
  return JSON.parse(JSON.stringify(problems)) as Json;
}
