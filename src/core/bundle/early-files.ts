import { sha256 } from '../bytes/digest.ts';
import { createDeflater, type DeflateOptions } from '../pipeline/deflate-files.ts';
import type { RunOptions } from '../pipeline/execute-run.ts';
import type { SelectedRun } from '../pipeline/gather-run.ts';
import type { RunInput, RunResult } from '../pipeline/result.ts';
import type { Hashed } from '../pipeline/task.ts';
import { WORTH_SENDING, type MadeFiles } from './build-bundle.ts';
import type { Role } from './paths.ts';
import { roleContents, selectedContents } from './role-contents.ts';

/** Large, and without intervals or importance in them. */
const TESTED: readonly Role[] = ['model', 'curves', 'predictions'];

/** Large files, made while their run goes on. */
export interface EarlyContents {
  /** For `executeRun`. */
  readonly onSelected: (run: SelectedRun) => void;
  readonly onTested: (run: RunResult) => void;
  /** Once the run is finished. What could not be made is not there: whoever makes it again learns why. */
  made(): Promise<ReadonlyMap<Role, Hashed>>;
}

/** @param onMade called with each file */
export function createEarlyContents(onMade?: (file: Hashed) => void): EarlyContents {
  const contents = new Map<Role, Hashed>();
  let making: Promise<void> = Promise.resolve();
  const make = async (files: readonly (readonly [Role, () => Uint8Array])[]): Promise<void> => {
    for (const [role, content] of files) {
      const bytes = content();
      // Hashing gives this thread away: whoever waits for a task's outcome in between gets it.
      const file = { bytes, sha256: await sha256(bytes) };
      contents.set(role, file);
      onMade?.(file);
    }
  };
  const add = (files: readonly (readonly [Role, () => Uint8Array])[]): void => {
    making = making.then(() => make(files)).catch(() => {});
  };
  return {
    onSelected: (run) => add(selectedContents(run)),
    onTested: (run) => add(roleContents(run, '').filter(([role]) => TESTED.includes(role))),
    made: async () => {
      await making;
      return contents;
    },
  };
}

/** Large files of a bundle, made and compressed while the last tasks of the run go on. */
export interface EarlyFiles {
  /** For `executeRun`. */
  readonly watch: Pick<RunOptions, 'spare' | 'onSelected' | 'onTested'>;
  /** For `buildBundle` with the same executor, once the run is finished. */
  made(): Promise<MadeFiles>;
}

export function createEarlyFiles({ config, dataset }: RunInput, work: DeflateOptions): EarlyFiles {
  const deflater = createDeflater(work);
  const add = (file: Hashed): void => {
    if (file.bytes.length >= WORTH_SENDING) deflater.add(file);
  };
  if (config.bundle.include_dataset) add(dataset);
  const { onSelected, onTested, made } = createEarlyContents(add);
  return {
    watch: { spare: deflater, onSelected, onTested },
    made: async () => ({ contents: await made(), deflater }),
  };
}
