import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Expectation } from './expectation.ts';

/** The folders of an area's cases, found by listing. */
export function listCases(area: URL): string[] {
  return readdirSync(area, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Fails where there is none. */
export function readExpectation(area: URL, name: string): Expectation {
  return JSON.parse(readFileSync(new URL(`${name}/expect.json`, area), 'utf8')) as Expectation;
}

export function prettyText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

type Folders = ReadonlyMap<string, Readonly<Record<string, Uint8Array | string>>>;

/** Holds the committed folders to the generated ones, or with `UPDATE_HOSTILE=1` writes them anew. */
export function checkGenerated(area: URL, folders: Folders): void {
  if (process.env['UPDATE_HOSTILE'] !== undefined) {
    for (const name of listCases(area)) rmSync(new URL(name, area), { recursive: true });
    for (const [name, files] of folders) {
      mkdirSync(new URL(name, area));
      for (const [file, content] of Object.entries(files)) writeFileSync(new URL(`${name}/${file}`, area), content);
    }
    return;
  }
  expect(listCases(area)).toEqual([...folders.keys()].sort());
  for (const [name, files] of folders) {
    expect(readdirSync(new URL(name, area)).sort(), name).toEqual(Object.keys(files).sort());
    for (const [file, content] of Object.entries(files)) {
      const committed = readFileSync(new URL(`${name}/${file}`, area));
      expect(committed.equals(Buffer.from(content)), `${name}/${file}`).toBe(true);
    }
  }
}
