import { BUNDLE_LIMITS, openBundle, openBundleFiles, type BundleLimits, type OpenedBundle } from '../core/index.ts';
import { isFolder, readFolder } from '../platform/node/read-folder.ts';
import { readFileWhole } from '../platform/node/read-file.ts';
import { InvalidArgumentError, type Command } from 'commander';

export interface LimitOptions {
  readonly maxFiles?: number;
  readonly maxSize?: number;
  readonly maxRatio?: number;
  readonly maxJson?: number;
  readonly maxValues?: number;
  readonly maxDepth?: number;
}

const MEBIBYTE = 1024 * 1024;
const { zip: ZIP, json: JSON_FILE } = BUNDLE_LIMITS;

export function withLimitOptions(command: Command): Command {
  return command
    .option('--max-files <n>', `most files to unpack (${ZIP.files})`, parseLimit(999_999))
    .option('--max-size <MiB>', `most to unpack together (${ZIP.unpackedBytes / MEBIBYTE})`, parseLimit(4095))
    .option('--max-ratio <n>', `most that files may grow by unpacking (${ZIP.ratio})`, parseLimit(999_999))
    .option('--max-json <MiB>', `largest JSON file in it (${JSON_FILE.bytes / MEBIBYTE})`, parseLimit(511))
    .option('--max-values <n>', `most values in a JSON file (${JSON_FILE.values})`, parseLimit(99_999_999))
    .option('--max-depth <n>', `deepest nesting of a JSON file (${JSON_FILE.depth})`, parseLimit(1000));
}

function parseLimit(most: number): (text: string) => number {
  return (text) => {
    const limit = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
    if (limit < 1 || limit > most) throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
    return limit;
  };
}

/**
 * A bundle as a zip, or as the folder that it was unzipped into or that `train --out-dir` has written.
 * @throws SelfsameError where it cannot be read as a bundle
 */
export async function openInput(path: string, options: LimitOptions): Promise<OpenedBundle> {
  const limits = limitsOf(options);
  if (!(await isFolder(path))) return openBundle(await readFileWhole(path, limits.zip.unpackedBytes), limits);
  return openBundleFiles(await readFolder(path, limits.zip), null, limits.json);
}

function limitsOf({ maxFiles, maxSize, maxRatio, maxJson, maxValues, maxDepth }: LimitOptions): BundleLimits {
  return {
    zip: {
      files: maxFiles ?? ZIP.files,
      unpackedBytes: maxSize === undefined ? ZIP.unpackedBytes : maxSize * MEBIBYTE,
      ratio: maxRatio ?? ZIP.ratio,
      ratioFrom: ZIP.ratioFrom,
    },
    json: {
      bytes: maxJson === undefined ? JSON_FILE.bytes : maxJson * MEBIBYTE,
      values: maxValues ?? JSON_FILE.values,
      depth: maxDepth ?? JSON_FILE.depth,
    },
  };
}
