import { getDotPath, type BaseIssue, type BaseSchema } from 'valibot';
import type { Json } from '../bytes/value.ts';
import { SelfsameError, type ErrorCode, type Problem } from '../errors.ts';

type Schema<T> = BaseSchema<unknown, T, BaseIssue<unknown>>;

/** Codes of those issues that have one of their own, by their message. */
export type IssueCodes = ReadonlyMap<string, ErrorCode>;

const WHAT_TO_DO = 'Ask for the file as the run wrote it.';

/** Problems named at most: a file that is wrong everywhere need not be listed whole. */
export const MAX_PROBLEMS = 50;

/**
 * JSON from a stranger as the type that a schema describes.
 * @param path of the file, for messages
 * @throws SelfsameError `json/schema`, or the issue's own code, with every key path that is wrong
 */
export function checkSchema<T>(schema: Schema<T>, value: Json, path: string, codes?: IssueCodes): T {
  let asked = 0;
  // Lists ask after every item that is wrong whether to go on: a million wrong items must not become a million issues.
  const config = {
    get abortEarly() {
      return ++asked > 10 * MAX_PROBLEMS;
    },
  };
  const result = schema['~run']({ value }, config);
  if (result.issues === undefined) return result.value;
  throw new SelfsameError(
    result.issues.slice(0, MAX_PROBLEMS).map((issue): Problem => {
      const key = getDotPath(issue) ?? 'the whole file';
      return {
        code: codes?.get(issue.message) ?? 'json/schema',
        severity: 'error',
        message: `\`${key}\`: ${issue.message}.`,
        fix: WHAT_TO_DO,
        place: { path },
      };
    }),
  );
}
