import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { parseConfigBytes, sha256, type RunInput } from '../../src/core/index.ts';

const here = new URL('.', import.meta.url);

export interface GoldenCase {
  readonly name: string;
  readonly dataFile: URL;
  readonly configFile: URL;
  readonly hashFile: URL;
  /** SHA-256 of the bundle as checked in; absent while the case is new. */
  readonly expected: string | undefined;
}

/** The checked-in hash, if there is one. */
export function readHash(hashFile: URL): string | undefined {
  return existsSync(hashFile) ? readFileSync(hashFile, 'utf8').trim() : undefined;
}

function goldenCase(name: string, dataFile: string, configFile: string, hashFile: string): GoldenCase {
  const [data, config, hash] = [dataFile, configFile, hashFile].map((path) => new URL(path, here));
  return {
    name,
    dataFile: data,
    configFile: config,
    hashFile: hash,
    expected: readHash(hash),
  };
}

/** One folder a case, found by listing: data.csv, config.yaml, and bundle.sha256 with the hash that must come out. */
export const GOLDEN_CASES: readonly GoldenCase[] = readdirSync(here)
  .filter((name) => statSync(new URL(name, here)).isDirectory())
  .sort()
  .map((name) => goldenCase(name, `${name}/data.csv`, `${name}/config.yaml`, `${name}/bundle.sha256`));

/** The sample of the page. */
export const REFERENCE = goldenCase(
  'reference',
  '../../public/sample/ml_datasource.csv',
  '../../public/sample/config.yaml',
  'reference.sha256',
);

/** Reads a case's files into what a run takes. */
export async function goldenInput({ dataFile, configFile }: GoldenCase): Promise<RunInput> {
  const hashed = async (file: URL) => {
    const bytes = new Uint8Array(readFileSync(file));
    return { bytes, sha256: await sha256(bytes) };
  };
  const files = { dataset: await hashed(dataFile), configFile: await hashed(configFile) };
  const { config, problems } = parseConfigBytes(files.configFile.bytes);
  if (config === null) throw new Error(JSON.stringify(problems, null, 2));
  return { ...files, config };
}
