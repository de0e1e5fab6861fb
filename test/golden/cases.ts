import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { parseConfigBytes, sha256, type RunInput } from '../../src/core/index.ts';

const here = new URL('.', import.meta.url);

export interface GoldenCase {
  readonly name: string;
  readonly dataFile: URL;
  readonly configFile: URL;
  /** SHA-256 of the bundle; absent while the case is new. */
  readonly expected: string | undefined;
}

/** One folder a case, found by listing: data.csv, config.yaml, and bundle.sha256 with the hash that must come out. */
export const GOLDEN_CASES: readonly GoldenCase[] = readdirSync(here)
  .filter((name) => statSync(new URL(name, here)).isDirectory())
  .sort()
  .map((name) => {
    const file = (path: string): URL => new URL(`${name}/${path}`, here);
    return {
      name,
      dataFile: file('data.csv'),
      configFile: file('config.yaml'),
      expected: existsSync(file('bundle.sha256')) ? readFileSync(file('bundle.sha256'), 'utf8').trim() : undefined,
    };
  });

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
