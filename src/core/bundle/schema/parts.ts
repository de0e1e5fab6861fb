/** What the schemas are made of. A schema is written once: the program checks with it, and `schema/` is made from it. */
import * as v from 'valibot';
import type { Json } from '../../bytes/value.ts';
import { MAX_PATH_LENGTH, SAFE_PATH, unsafeName } from '../paths.ts';
import { schemaId, type SchemaName } from './link.ts';

/** A schema with one sentence on what the value is. */
export function say<S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(schema, v.description(description));
}

/** A whole document: title and description, and the name that the file gives as `$schema`. */
export function entitled<S extends v.GenericSchema>(schema: S, title: string, description: string) {
  return v.pipe(schema, v.title(title), v.description(description));
}

/** The key `$schema`, which files of the first kernels do not have. */
export function link(name: SchemaName) {
  return {
    $schema: v.optional(
      say(v.literal(schemaId(name)), 'Name of this schema. Absent in files that were written by kernels 1.'),
    ),
  };
}

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const notNegative = v.pipe(v.number(), v.minValue(0));
export const texts = v.array(v.string());
export const NO_HASH = 'is not a SHA-256 in 64 lower-case hex digits';
export const NO_PATH = 'is not a safe relative path';
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, NO_HASH));
export const path = v.pipe(
  v.string(),
  v.maxLength(MAX_PATH_LENGTH, NO_PATH),
  v.regex(SAFE_PATH, NO_PATH),
  // What a pattern cannot say well: half of a surrogate pair.
  v.check((name) => unsafeName(name) === null, NO_PATH),
);
export const runIdText = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'is not a UUID of version 8'),
);

/** An array of numbers as JSON holds it; `data` is base64 of the little-endian bytes. */
export const numberArray = say(
  v.strictObject({
    type: say(v.picklist(['f64', 'f32', 'i32', 'u32', 'u16', 'u8']), 'Type of every number.'),
    length: say(count, 'How many numbers there are.'),
    data: say(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)), 'Base64 of the little-endian bytes.'),
  }),
  'An array of numbers.',
);

/** A million wrong values must not become a million issues. */
const MOST_WRONG = 500;

/** Marks the schema of an object whose values all have one schema. */
export interface MapOf {
  readonly mapOf: v.GenericSchema;
}

/**
 * An object whose keys are a stranger's texts. (valibot's `record` passes over `__proto__`, `constructor` and
 * `prototype`, which are ordinary names of columns.)
 */
export function mapOf<T>(of: v.GenericSchema<T>) {
  const object = v.custom<Readonly<Record<string, T>>>(
    (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
    'must be an object',
  );
  return v.pipe(
    Object.assign(object, { mapOf: of } satisfies MapOf),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = dataset.value as Record<string, unknown>;
      let wrong = 0;
      for (const [key, value] of Object.entries(input)) {
        const { issues = [] } = v.safeParse(of, value);
        for (const { message, path: inner = [] } of issues)
          addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value }, ...inner] });
        wrong += issues.length;
        if (wrong > MOST_WRONG) break;
      }
    }),
  );
}

/** Any JSON; checked by what reads it. */
export function anything(description: string): v.GenericSchema<Json> {
  return say(v.unknown() as v.GenericSchema<Json>, description);
}
