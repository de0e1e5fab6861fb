import { getDotPath, safeParse, type BaseIssue, type BaseSchema } from 'valibot';
import type { Json } from '../bytes/value.ts';
import { SelfsameError, type Problem } from '../errors.ts';

type Schema<T> = BaseSchema<unknown, T, BaseIssue<unknown>>;

/** Problems named at most: a file that is wrong everywhere need not be listed whole. */
const MAX_PROBLEMS = 50;

/**
 * JSON from a stranger as the type that a schema describes.
 * @param path of the file, for messages
 * @throws SelfsameError `json/schema` with every key path that is wrong
 */
export function checkSchema<T>(schema: Schema<T>, value: Json, path: string): T {
  const result = safeParse(schema, value);
  if (result.success) return result.output;
  throw new SelfsameError(
    result.issues.slice(0, MAX_PROBLEMS).map((issue): Problem => {
      const key = getDotPath(issue) ?? 'the whole file';
      return { code: 'json/schema', severity: 'error', message: `\`${key}\`: ${issue.message}.`, place: { path } };
    }),
  );
}
