import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  decodeUtf8,
  fail,
  parseRegistry,
  registered,
  registryAbsent,
  type Registry,
  type RegistryEntry,
} from '../core/index.ts';
import { readFileWhole } from '../platform/node/read-file.ts';
import type { InputFiles } from './problems.ts';

export const REGISTRY_FILE = 'datasets.yaml';

const MAX_REGISTRY_BYTES = 16 * 1024 * 1024;

export interface FoundEntry {
  readonly entry: RegistryEntry;
  /** Its file, seen from here. */
  readonly file: string;
}

/**
 * What a config's `data.dataset` stands for: in the registry that was given, else `datasets.yaml` beside the config, else
 * in the working folder.
 * @throws SelfsameError `registry/*`
 */
export async function findRegistered(
  name: string,
  config: string,
  given: string | undefined,
  files: InputFiles,
): Promise<FoundEntry> {
  const places = given === undefined ? [join(dirname(config), REGISTRY_FILE), REGISTRY_FILE] : [given];
  for (const path of places) {
    if (given === undefined && (await stat(path).catch(() => null)) === null) continue;
    const entry = registered(await readRegistry(path, files), name);
    return { entry, file: fileOf(path, entry) };
  }
  throw registryAbsent(
    name,
    `\`selfsame dataset add <file> --name ${name} --registry ${places[0]}\` writes one; another is taken with --registry.`,
  );
}

/** @throws SelfsameError `registry/invalid`, `file/*` */
export async function readRegistry(path: string, files: InputFiles): Promise<Registry> {
  files.registry = path;
  files.bases = new Map([...(files.bases ?? []), [path, path]]);
  return parseRegistry(await readRegistryText(path), path);
}

export async function readRegistryText(path: string): Promise<string> {
  const bytes = await readFileWhole(path, MAX_REGISTRY_BYTES);
  try {
    return decodeUtf8(bytes);
  } catch {
    return fail('registry/invalid', 'The registry is not UTF-8 text.', { fix: 'Save it as UTF-8.' });
  }
}

/** Paths in a registry are relative to it; both separators separate. */
export function fileOf(registry: string, { path }: Pick<RegistryEntry, 'path'>): string {
  const local = path.replaceAll('\\', '/');
  return local.startsWith('/') ? local : join(dirname(registry), local);
}
