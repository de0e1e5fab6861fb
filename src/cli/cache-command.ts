import { Argument, type Command } from 'commander';
import { prettyJson } from '../core/index.ts';
import { defaultCacheFolder } from '../platform/node/cache-place.ts';
import { clearStoreFolder, listStoreFolder } from '../platform/node/store-folder.ts';
import { unwritable } from '../platform/node/write-file.ts';
import { bytes, plural } from './format.ts';
import type { CommonOptions } from './options.ts';
import { printable } from './printable.ts';
import { EXIT, type Session } from './session.ts';

export interface CacheCommandOptions extends CommonOptions {
  readonly cache?: string;
}

export function describeCache(command: Command): Command {
  return command
    .summary('what is kept of finished tasks: info, clear')
    .description('Finished tasks are kept so that a run goes on where another stopped. No result depends on them.')
    .addArgument(
      new Argument('<action>', 'info says where they are and how much it is, clear deletes them').choices([
        'info',
        'clear',
      ]),
    )
    .option('--cache <folder>', "another folder than the user's");
}

/** What the folder holds, or held before it was cleared. */
export async function cacheCommand(session: Session, action: string, options: CacheCommandOptions): Promise<number> {
  const { terminal } = session;
  const folder = options.cache ?? defaultCacheFolder();
  const entries = (await listStoreFolder(folder)).filter(({ isEntry }) => isEntry);
  const size = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (action === 'clear')
    await clearStoreFolder(folder).catch((error: unknown) => {
      throw unwritable(folder, error);
    });
  if (terminal.json)
    terminal.raw(prettyJson({ folder, tasks: entries.length, bytes: size, cleared: action === 'clear' }));
  else if (action === 'clear') terminal.out(`${plural(entries.length, 'task')} deleted, ${bytes(size)}.`);
  else terminal.out(`${printable(folder)}: ${plural(entries.length, 'finished task')}, ${bytes(size)}.`);
  return EXIT.passed;
}
