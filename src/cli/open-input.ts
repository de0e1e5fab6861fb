import { openBundle, openBundleFiles, ZIP_LIMITS, type OpenedBundle, type ZipLimits } from '../core/index.ts';
import { isFolder, readFolder } from '../platform/node/read-folder.ts';
import { readFileWhole } from '../platform/node/read-file.ts';
import { TRAIN_LOG } from './train-log.ts';
import { InvalidArgumentError, type Command } from 'commander';

export interface LimitOptions {
  readonly maxFiles?: number;
  readonly maxSize?: number;
  readonly maxRatio?: number;
}

const MEBIBYTE = 1024 * 1024;

export function withLimitOptions(command: Command): Command {
  return command
    .option('--max-files <n>', `most files to unpack (${ZIP_LIMITS.files})`, parseLimit)
    .option('--max-size <MiB>', `most to unpack together (${ZIP_LIMITS.unpackedBytes / MEBIBYTE})`, parseLimit)
    .option('--max-ratio <n>', `most that a file may grow by unpacking (${ZIP_LIMITS.ratio})`, parseLimit);
}

function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999999.');
  return Number(text);
}

/**
 * A bundle as a zip, or as the folder that it was unzipped into or that `train --out-dir` has written.
 * @throws SelfsameError where it cannot be read as a bundle
 */
export async function openInput(path: string, options: LimitOptions): Promise<OpenedBundle> {
  const limits: ZipLimits = {
    files: options.maxFiles ?? ZIP_LIMITS.files,
    unpackedBytes: options.maxSize === undefined ? ZIP_LIMITS.unpackedBytes : options.maxSize * MEBIBYTE,
    ratio: options.maxRatio ?? ZIP_LIMITS.ratio,
    ratioFrom: ZIP_LIMITS.ratioFrom,
  };
  if (!(await isFolder(path))) return openBundle(await readFileWhole(path, limits.unpackedBytes), limits);
  const files = await readFolder(path, limits);
  // The log of times and machine lies beside the bundle's files and is not one of them.
  return openBundleFiles(files.filter((file) => file.path !== TRAIN_LOG));
}
