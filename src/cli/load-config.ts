import { dirname, join, resolve } from 'node:path';
import {
  applyOverrides,
  composeConfig,
  decodeUtf8,
  encodeUtf8,
  parseConfigBytes,
  SelfsameError,
  type Problem,
  type RunConfig,
} from '../core/index.ts';
import { readFileWhole } from '../platform/node/read-file.ts';
import type { InputFiles } from './problems.ts';

/** Above the parser's own limit, so that it is the parser who says what is wrong with a config that is too long. */
const MAX_CONFIG_BYTES = 16 * 1024 * 1024;

export interface LoadedConfig {
  readonly config: RunConfig;
  /** What the bundle will hold: the file's own bytes, or the effective text. */
  readonly bytes: Uint8Array;
  /** Notes. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a config with its bases (`extends`) and overrides (`key=value`) into the one text that the run is made from.
 * @throws SelfsameError with every problem of the effective text
 * @param files told what the config's problems are to be placed in
 */
export async function loadConfig(path: string, overrides: readonly string[], files: InputFiles): Promise<LoadedConfig> {
  files.config = path;
  const given = await readFileWhole(path, MAX_CONFIG_BYTES);
  const text = textOf(given);
  const effective = text === null ? null : await composeText(path, text, overrides, files);
  const bytes = effective === null || effective === text ? given : encodeUtf8(effective);
  // Lines are counted in the text that is run, which is not the file's then.
  if (bytes !== given) files.config = `${path} (effective)`;
  const { config, problems } = parseConfigBytes(bytes);
  if (config === null) throw new SelfsameError(problems);
  return { config, bytes, problems };
}

/** `null` for what is no UTF-8: the parser then says so with the place. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeUtf8(bytes);
  } catch {
    return null;
  }
}

async function composeText(
  path: string,
  text: string,
  overrides: readonly string[],
  files: InputFiles,
): Promise<string> {
  const bases = new Map<string, string>();
  files.bases = bases;
  const readBase = async (base: string): Promise<string> => {
    const file = resolve(dirname(path), base);
    bases.set(base, join(dirname(path), base));
    return decodeUtf8(await readFileWhole(file, MAX_CONFIG_BYTES));
  };
  return applyOverrides(await composeConfig(text, readBase), overrides);
}
