import { sha256 } from '../bytes/digest.ts';
import { createDeflater, type DeflateOptions } from '../pipeline/deflate-files.ts';
import type { RunInput, RunResult } from '../pipeline/result.ts';
import type { SpareWork } from '../pipeline/spare-work.ts';
import type { Hashed } from '../pipeline/task.ts';
import { WORTH_SENDING, type MadeFiles } from './build-bundle.ts';
import type { Role } from './paths.ts';
import { roleContents } from './role-contents.ts';

/** Large, and without intervals or importance in them. */
const EARLY: readonly Role[] = ['model', 'out_of_fold', 'curves', 'predictions', 'splits'];

/** Large files of a bundle, made and compressed while the last tasks of the run go on. */
export interface EarlyFiles {
  /** For `executeRun`. */
  readonly spare: SpareWork;
  readonly onTested: (run: RunResult) => void;
  /** For `buildBundle` with the same executor, once the run is finished. */
  made(): Promise<MadeFiles>;
}

/** What can be made of a run that has no importance and no intervals yet. */
export async function makeEarly(run: RunResult, onMade: (role: Role, file: Hashed) => void): Promise<void> {
  for (const [role, content] of roleContents(run, '')) {
    if (!EARLY.includes(role)) continue;
    const bytes = content();
    // Hashing gives this thread away: whoever waits for a task's outcome in between gets it.
    onMade(role, { bytes, sha256: await sha256(bytes) });
  }
}

export function createEarlyFiles({ config, dataset }: RunInput, work: DeflateOptions): EarlyFiles {
  const deflater = createDeflater(work);
  const contents = new Map<Role, Hashed>();
  const add = (file: Hashed): void => {
    if (file.bytes.length >= WORTH_SENDING) deflater.add(file);
  };
  if (config.bundle.include_dataset) add(dataset);

  let making: Promise<void> = Promise.resolve();
  return {
    spare: deflater,
    onTested: (run) => {
      // A file that cannot be made is tried again by `buildBundle`, which says why.
      making = makeEarly(run, (role, file) => {
        contents.set(role, file);
        add(file);
      }).catch(() => {});
    },
    made: async () => {
      await making;
      return { contents, deflater };
    },
  };
}
