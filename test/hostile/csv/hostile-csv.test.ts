import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataConfig } from '../../../src/core/config/config.ts';
import { profileDataset } from '../../../src/core/data/profile.ts';
import { readTable, type TableReading } from '../../../src/core/data/read-table.ts';
import type { Problem } from '../../../src/core/errors.ts';
import { codesOf, dataConfig, problemsOf } from '../../core/data/data-config.ts';

interface Expectation {
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
  readonly n?: number;
  readonly columns?: readonly (readonly [string, string])[];
  readonly labels?: readonly [string, string];
  readonly levels?: readonly (readonly [string, readonly string[]])[];
  readonly values?: readonly (readonly [string, readonly (number | null)[]])[];
  readonly delimiter?: string;
  readonly line?: number;
  readonly byte?: number;
  readonly says?: readonly string[];
}

const here = new URL('.', import.meta.url);
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe.each(cases)('%s', (name) => {
  const file = (path: string): URL => new URL(`${name}/${path}`, here);
  const bytes = new Uint8Array(readFileSync(file('input.csv')));
  const expected = JSON.parse(readFileSync(file('expect.json'), 'utf8')) as Expectation;
  const overrides = existsSync(file('config.json'))
    ? (JSON.parse(readFileSync(file('config.json'), 'utf8')) as Partial<DataConfig>)
    : {};
  const config = dataConfig(overrides);

  it('is read, or refused, as expected', () => {
    if (expected.errors !== undefined) {
      const problems = problemsOf(() => readTable(bytes, config));
      expect(codesOf(problems.filter(({ severity }) => severity === 'error'))).toEqual(expected.errors);
      checkWords(problems, expected);
      return;
    }
    const reading = readTable(bytes, config);
    expect(codesOf(reading.problems)).toEqual(expected.warnings);
    checkWords(reading.problems, expected);
    checkTable(reading, expected);
  });

  it('has a profile that says the same', () => {
    const profile = profileDataset(bytes, config);
    const all = [...profile.problems, ...profile.columns.flatMap(({ problems }) => problems)];
    const codes = new Set(codesOf(all));
    for (const code of expected.errors ?? []) expect(codes).toContain(code);
    for (const code of expected.warnings ?? []) expect(codes).toContain(code);
    expect(all.some(({ severity }) => severity === 'error')).toBe(expected.errors !== undefined);
    expect(structuredClone(profile)).toEqual(profile);
  });

  it('has a profile before anything is configured', () => {
    expect(profileDataset(bytes, null).bytes).toBe(bytes.length);
  });
});

function checkWords(problems: readonly Problem[], expected: Expectation): void {
  for (const { message, fix } of problems) {
    expect(message).toMatch(/\.$/);
    expect(fix ?? '').toMatch(/\.$/);
  }
  const text = problems.map(({ message, fix }) => `${message} ${fix}`).join('\n');
  for (const words of expected.says ?? []) expect(text).toContain(words);
  if (expected.line !== undefined) expect(problems[0].place?.line).toBe(expected.line);
  if (expected.byte !== undefined) expect(problems[0].place?.byte).toBe(expected.byte);
}

function checkTable({ table, resolution }: TableReading, expected: Expectation): void {
  if (expected.n !== undefined) expect(table.n).toBe(expected.n);
  if (expected.delimiter !== undefined) expect(resolution.delimiter).toBe(expected.delimiter);
  if (expected.columns !== undefined) {
    expect(resolution.columns.map(({ name, type }) => [name, type])).toEqual(expected.columns);
    const used = expected.columns.filter(([, type]) => type !== 'ignore');
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual(used);
  }
  if (expected.labels !== undefined) {
    expect(table.target.labels).toEqual(expected.labels);
    expect([resolution.negative_class, resolution.positive_class]).toEqual(expected.labels);
  }
  for (const [name, levels] of expected.levels ?? []) {
    const column = table.columns.find((candidate) => candidate.name === name);
    expect(column?.kind === 'categorical' ? column.levels : column).toEqual(levels);
  }
  for (const [name, values] of expected.values ?? []) {
    const column = table.columns.find((candidate) => candidate.name === name);
    const start = column?.kind === 'numeric' ? [...column.values.subarray(0, values.length)] : [];
    expect(start).toEqual(values.map((value) => value ?? NaN));
  }
}
