import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import type { SchemaName } from '../../src/core/bundle/schema/link.ts';

/** A validator that knows nothing of this program, over the published files. */
export function validator(name: SchemaName): ValidateFunction {
  const text = readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8');
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ },
  });
  return ajv.compile(JSON.parse(text) as object);
}
