import { getDotPath, type BaseIssue, type BaseSchema } from 'valibot';
import type { Json, JsonObject } from '../bytes/value.ts';
import { SelfsameError, type ErrorCode, type Problem } from '../errors.ts';
import { namesSchema } from './schema/link.ts';
import { parseStrictJson, type JsonLimits } from './strict-json.ts';

type Schema<T> = BaseSchema<unknown, T, BaseIssue<unknown>>;

export interface SchemaOptions {
  /** Codes of those issues that have one of their own, by their message. */
  readonly codes?: ReadonlyMap<string, ErrorCode>;
  /** Who wrote the file, as far as that is known: whether it has to name its schema follows from it. */
  readonly kernels?: Json;
}

const WHAT_TO_DO = 'Ask for the file as the run wrote it.';

/** Problems named at most: a file that is wrong everywhere need not be listed whole. */
export const MAX_PROBLEMS = 50;

/**
 * JSON from a stranger as the type that a schema describes.
 * @param path of the file, for messages
 * @throws SelfsameError `json/schema`, or the issue's own code, with every key path that is wrong
 */
export function checkSchema<T>(
  schema: Schema<T>,
  value: Json,
  path: string,
  { codes, kernels }: SchemaOptions = {},
): T {
  let asked = 0;
  // Lists ask after every item that is wrong whether to go on: a million wrong items must not become a million issues.
  const config = {
    get abortEarly() {
      return ++asked > 10 * MAX_PROBLEMS;
    },
  };
  const result = schema['~run']({ value }, config);
  const link = linkFault(value, kernels);
  if (result.issues === undefined && link === null) return result.value;
  const problem = (message: string, code: ErrorCode = 'json/schema'): Problem => {
    return { code, severity: 'error', message, fix: WHAT_TO_DO, place: { path } };
  };
  throw new SelfsameError([
    ...(link === null ? [] : [problem(link)]),
    ...(result.issues ?? [])
      .slice(0, MAX_PROBLEMS)
      .map((issue) =>
        problem(`\`${getDotPath(issue) ?? 'the whole file'}\`: ${issue.message}.`, codes?.get(issue.message)),
      ),
  ]);
}

function linkFault(value: Json, kernels: Json | undefined): string | null {
  if (typeof kernels !== 'number' || value === null || typeof value !== 'object') return null;
  if (namesSchema(kernels) === Object.hasOwn(value, '$schema')) return null;
  return namesSchema(kernels)
    ? '`$schema`: the name of the schema is missing.'
    : `\`$schema\`: files of kernels ${kernels} have no such key.`;
}

/**
 * A JSON file that a schema describes.
 * @param kernels that wrote it
 * @throws SelfsameError `json/*`
 */
export function readDocument(
  bytes: Uint8Array,
  path: string,
  schema: Schema<unknown>,
  kernels: number,
  limits?: JsonLimits,
): JsonObject {
  const json = parseStrictJson(bytes, path, limits);
  checkSchema(schema, json, path, { kernels });
  // As it was read rather than as it was parsed: it will be compared.
  return json as JsonObject;
}
