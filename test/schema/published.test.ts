import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { JSON_SCHEMAS } from './json-schemas.ts';

const FOLDER = new URL('../../schema/', import.meta.url);

/** `npm run schema` writes them anew. */
it.each(JSON_SCHEMAS)('schema/$file is what the program checks with', ({ file, text }) => {
  if (process.env['UPDATE_SCHEMAS'] !== undefined) writeFileSync(new URL(file, FOLDER), text);
  expect(readFileSync(new URL(file, FOLDER), 'utf8')).toBe(text);
});

it('schema/ has no others', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  expect(files.sort()).toEqual(JSON_SCHEMAS.map(({ file }) => file).sort());
});

it('each has a title and says what it describes', () => {
  for (const { name, text } of JSON_SCHEMAS) {
    const schema = JSON.parse(text) as { title?: string; description?: string };
    expect(schema.title, name).toBeTruthy();
    expect(schema.description, name).toBeTruthy();
  }
});
