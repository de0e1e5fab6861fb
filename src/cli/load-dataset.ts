import { dirname, isAbsolute, join } from 'node:path';
import {
  decodeUtf8,
  fail,
  placeProblems,
  registryProblems,
  SelfsameError,
  sha256,
  type Hashed,
  type RegistryEntry,
} from '../core/index.ts';
import { readFileWhole } from '../platform/node/read-file.ts';
import type { LoadedConfig } from './load-config.ts';
import { findRegistered, type FoundEntry } from './registry.ts';
import type { Session } from './session.ts';

/** Room for some four million rows of the sample's width; V8 holds no text of more than 512 MiB. */
export const MAX_DATA_BYTES = 256 * 1024 * 1024;

export interface DatasetOptions {
  readonly config: string;
  readonly data?: string;
  readonly registry?: string;
}

/**
 * The dataset of a config: the file that was given, else `data.path` seen from the config, else the registry's. Where the
 * config names it by its place in a registry it is held to what stands there.
 * @throws SelfsameError `config/missing-key`, `registry/*`, `file/*`
 */
export async function loadDataset(
  { files }: Session,
  { config, bytes }: LoadedConfig,
  options: DatasetOptions,
): Promise<{ readonly dataset: Hashed; readonly entry: RegistryEntry | null }> {
  const { path, dataset: name } = config.data;
  let found: FoundEntry | null = null;
  try {
    if (name !== undefined) found = await findRegistered(name, options.config, options.registry, files);
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    throw new SelfsameError(placeProblems(decodeUtf8(bytes), error.problems));
  }
  const file = options.data ?? (path === null ? found?.file : besideConfig(options.config, path));
  if (file === undefined)
    return fail('config/missing-key', 'The config names no dataset.', {
      fix: 'Write `data.path`, or give the file with --data.',
      place: { path: 'data.path' },
    });
  files.data = file;
  const content = await readDataset(file);
  const dataset = { bytes: content, sha256: await sha256(content) };
  if (found !== null) checkEntry(found.entry, dataset, file, null);
  return { dataset, entry: found?.entry ?? null };
}

/** @throws SelfsameError `registry/mismatch` */
export function checkEntry(
  entry: RegistryEntry,
  { bytes, sha256: hash }: Hashed,
  file: string,
  rows: number | null,
): void {
  const problems = registryProblems(entry, { sha256: hash, bytes: bytes.length, rows }, file);
  if (problems.length > 0) throw new SelfsameError(problems);
}

function besideConfig(config: string, path: string): string {
  // Both separators separate, as they do for the dataset's name in the bundle.
  const local = path.replaceAll('\\', '/');
  return isAbsolute(local) ? local : join(dirname(config), local);
}

export function readDataset(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFileWhole(path, MAX_DATA_BYTES);
}
