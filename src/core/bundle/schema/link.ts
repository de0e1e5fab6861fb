import type { JsonObject } from '../../bytes/value.ts';

/** The kinds of JSON file that have a published schema, `schema/<name>.schema.json`. */
export type SchemaName =
  | 'lineage'
  | 'report'
  | 'environment'
  | 'metrics'
  | 'model'
  | 'config'
  | 'drift-baseline'
  | 'curves'
  | 'intervals'
  | 'comparisons'
  | 'importance'
  | 'sweep';

/** Files of bundles name their schema since these kernels; older ones do not. */
const NAMED_SINCE = 2;

/**
 * The `$id` of a schema, which the files give as `$schema`. A name rather than an address: it holds for as long as the
 * file is kept, whoever owns which domain by then. The number is raised when a file that was valid no longer is.
 */
export function schemaId(name: SchemaName): string {
  return `urn:selfsame:schema:${name}:1`;
}

/** A document with the name of its schema before everything else. */
export function withSchema(name: SchemaName, content: JsonObject): JsonObject {
  return { $schema: schemaId(name), ...content };
}

/** A bundle's document as those kernels write it. */
export function asWritten(name: SchemaName, kernels: number, content: JsonObject): JsonObject {
  return namesSchema(kernels) ? withSchema(name, content) : content;
}

/** A document without the name of its schema. */
export function withoutSchema(document: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key !== '$schema'));
}

/** Whether files that those kernels write name their schema. */
export function namesSchema(kernels: number): boolean {
  return kernels >= NAMED_SINCE;
}
