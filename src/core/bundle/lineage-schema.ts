import type { Json, JsonObject } from '../bytes/value.ts';
import { fail, SelfsameError, type ErrorCode, type Problem } from '../errors.ts';
import { checkSchema, MAX_PROBLEMS } from './check-schema.ts';
import { BUNDLE_FORMAT, listedFiles, type Lineage } from './lineage.ts';
import { ARTIFACT_ROLES, findClash, LINEAGE_PATH, SUMS_PATH } from './paths.ts';
import { lineageSchema } from './schema/lineage.ts';
import { NO_HASH, NO_PATH } from './schema/parts.ts';

const CODES = new Map<string, ErrorCode>([
  [NO_HASH, 'lineage/hash'],
  [NO_PATH, 'lineage/unsafe-path'],
]);

/**
 * lineage.json from a stranger.
 * @throws SelfsameError `json/schema` with all that is wrong; `bundle/newer-version`
 */
export function checkLineage(json: Json): Lineage {
  refuseNewer(json);
  const lineage: Lineage = checkSchema(lineageSchema, json, LINEAGE_PATH, {
    codes: CODES,
    kernels: objectOf(objectOf(json).engine).kernels,
  });
  const problems: Problem[] = [];
  for (const found of lineageProblems(lineage)) if (problems.push(found) === MAX_PROBLEMS) break;
  if (problems.length > 0) throw new SelfsameError(problems);
  return lineage;
}

function refuseNewer(json: Json): void {
  const { format } = objectOf(json);
  if (typeof format === 'number' && Number.isSafeInteger(format) && format > BUNDLE_FORMAT)
    fail('bundle/newer-version', `The bundle was made by a newer version (format ${format} > ${BUNDLE_FORMAT}).`, {
      fix: 'Open it with a newer version of this program.',
      place: { path: LINEAGE_PATH },
    });
}

/** Before anything is known of the file. */
function objectOf(json: Json | undefined): JsonObject {
  return json === null || typeof json !== 'object' || Array.isArray(json) ? {} : (json as JsonObject);
}

function* lineageProblems(lineage: Lineage): Generator<Problem> {
  yield* fileProblems(lineage);
  yield* taskProblems(lineage);
}

function* fileProblems(lineage: Lineage): Generator<Problem> {
  const roles = lineage.artifacts.map(({ role }) => role);
  if (ARTIFACT_ROLES.some((role, i) => roles[i] !== role))
    yield problem(`\`artifacts\`: the first roles must be ${ARTIFACT_ROLES.join(', ')}.`);
  const all = listedFiles(lineage);
  if (new Set(all.map(({ role }) => role)).size !== all.length) yield problem('`artifacts`: a role is given twice.');
  const clash = findClash([...all.map((file) => file.path), LINEAGE_PATH, SUMS_PATH]);
  if (clash !== null)
    yield problem(
      `\`artifacts\`: ${JSON.stringify(clash[0])} and ${JSON.stringify(clash[1])} are one path.`,
      'lineage/path-twice',
    );
}

function* taskProblems({ tasks }: Lineage): Generator<Problem> {
  const earlier = new Set<string>();
  for (const [i, { name, inputs }] of tasks.entries()) {
    if (earlier.has(name)) yield problem(`\`tasks.${i}.name\`: ${JSON.stringify(name)} is given twice.`);
    const unknown = inputs.find((input) => !earlier.has(input));
    if (unknown !== undefined) yield problem(`\`tasks.${i}.inputs\`: ${JSON.stringify(unknown)} is no earlier task.`);
    earlier.add(name);
  }
}

function problem(message: string, code: ErrorCode = 'json/schema'): Problem {
  return {
    code,
    severity: 'error',
    message,
    fix: 'Ask for the file as the run wrote it.',
    place: { path: LINEAGE_PATH },
  };
}
