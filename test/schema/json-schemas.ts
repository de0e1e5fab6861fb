import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { SCHEMAS } from '../../src/core/bundle/schema/index.ts';
import { schemaId, type SchemaName } from '../../src/core/bundle/schema/link.ts';
import type { MapOf } from '../../src/core/bundle/schema/parts.ts';

/** What the program checks with, as JSON Schema (2020-12). */
const CONVERSION: ConversionConfig = {
  target: 'draft-2020-12',
  // Conditions in code; where a schema has one, a pattern or bounds say as much as JSON Schema can.
  ignoreActions: ['check', 'raw_check'],
  overrideSchema: ({ valibotSchema, jsonSchema }) =>
    isMap(valibotSchema)
      ? { ...jsonSchema, type: 'object', additionalProperties: fragment(valibotSchema.mapOf) }
      : undefined,
};

/** Every published schema with the name of its file. */
export const JSON_SCHEMAS: readonly { readonly name: SchemaName; readonly file: string; readonly text: string }[] = (
  Object.keys(SCHEMAS) as SchemaName[]
).map((name) => ({ name, file: `${name}.schema.json`, text: textOf(name) }));

function textOf(name: SchemaName): string {
  const { $schema, title, description, ...rest } = toJsonSchema(SCHEMAS[name], CONVERSION);
  return `${JSON.stringify({ $schema, $id: schemaId(name), title, description, ...rest }, null, 2)}\n`;
}

function fragment(schema: GenericSchema): JsonSchema {
  const converted = toJsonSchema(schema, CONVERSION);
  delete converted.$schema;
  return converted;
}

function isMap(schema: object): schema is MapOf {
  return 'mapOf' in schema;
}
