import { existsSync, readdirSync, readFileSync } from 'node:fs';

const HOSTILE = new URL('../hostile/', import.meta.url);
/** Larger ones take more time to draw than to read. */
const MOST_BYTES = 20_000;

/** The inputs of the hostile cases of an area, as good a beginning as any. */
export function caseInputs(area: string, file: string): readonly Uint8Array[] {
  const folder = new URL(`${area}/`, HOSTILE);
  return readdirSync(folder)
    .map((name) => new URL(`${name}/${file}`, folder))
    .filter((url) => existsSync(url))
    .map((url) => new Uint8Array(readFileSync(url)))
    .filter(({ length }) => length <= MOST_BYTES);
}
