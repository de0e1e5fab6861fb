import { canonicalJson } from '../bytes/canonical-json.ts';
import { sha256 } from '../bytes/digest.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { TaskRequest } from './executor.ts';
import { ENGINE, engineRecord, KERNELS } from './kernels.ts';
import type { Hashed } from './task.ts';

/** A request as far as its key goes: of the inputs the hashes alone. */
export type KeyedRequest = Omit<TaskRequest, 'inputs'> & { readonly inputs: readonly Pick<Hashed, 'sha256'>[] };

/** SHA-256 over the RFC 8785 form of everything that the task's output depends on. */
export function taskKey({ task, seed, slices, inputs }: KeyedRequest): Promise<string> {
  const config = Object.fromEntries(task.config.map((path, i) => [path, slices[i]]));
  const key = canonicalJson({
    kernels: KERNELS,
    // A name for our own engine; another one is its packages as well.
    engine: task.engine === undefined ? ENGINE : { ...engineRecord(task.engine) },
    task: task.keyName ?? task.name,
    seed,
    config,
    // With their names: `select` puts them out, and two models may have the same evaluation.
    inputs: inputs.map((input, i) => [task.inputs[i], input.sha256]),
  });
  return sha256(encodeUtf8(key));
}
