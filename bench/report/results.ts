import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { thisMachine } from '../measure/machine.ts';
import type { Part } from '../options.ts';
import { RESULTS } from '../paths.ts';

interface Entry {
  readonly results: unknown;
}

function storedEntries(): Readonly<Record<string, Entry>> {
  return existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, Entry>) : {};
}

/** What a part measured before. The file is the benchmark's own. */
export function storedResults<T>(part: Part): T | undefined {
  return storedEntries()[part]?.results as T | undefined;
}

/** Puts what one part measured into results.json, beside what other parts measured before. */
export function saveResults(part: Part, versions: Readonly<Record<string, string>>, results: unknown): void {
  const entry = { machine: thisMachine(), versions, results: rounded(results) };
  writeFileSync(RESULTS, `${JSON.stringify({ ...storedEntries(), [part]: entry }, null, 1)}\n`);
}

/** Digits beyond the fifth are noise. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(5));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]));
}
