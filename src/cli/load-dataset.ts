import { dirname, isAbsolute, join } from 'node:path';
import { fail, type RunConfig } from '../core/index.ts';
import { readFileWhole } from '../platform/node/read-file.ts';

/** Room for some four million rows of the sample's width; V8 holds no text of more than 512 MiB. */
export const MAX_DATA_BYTES = 256 * 1024 * 1024;

/**
 * The file that `data.path` names, seen from the config, unless another one is given.
 * @throws SelfsameError `config/missing-key` where neither names one
 */
export function datasetFile(config: RunConfig, configFile: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const { path } = config.data;
  if (path === null)
    return fail('config/missing-key', 'The config names no dataset.', {
      fix: 'Write `data.path`, or give the file with --data.',
      place: { path: 'data.path' },
    });
  // Both separators separate, as they do for the dataset's name in the bundle.
  const local = path.replaceAll('\\', '/');
  return isAbsolute(local) ? local : join(dirname(configFile), local);
}

export function readDataset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFileWhole(path, MAX_DATA_BYTES);
}
