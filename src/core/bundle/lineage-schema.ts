import * as v from 'valibot';
import type { Json } from '../bytes/value.ts';
import { fail, SelfsameError, type ErrorCode, type Problem } from '../errors.ts';
import { checkSchema, MAX_PROBLEMS, type IssueCodes } from './check-schema.ts';
import { BUNDLE_FORMAT, listedFiles, type Lineage } from './lineage.ts';
import { ZIP_LIMITS } from './zip-format.ts';
import { ARTIFACT_ROLES, findClash, LINEAGE_PATH, SUMS_PATH, unsafeName } from './paths.ts';

const NO_HASH = 'is not a SHA-256 in 64 lower-case hex digits';
const NO_PATH = 'is not a safe relative path';
const CODES: IssueCodes = new Map([
  [NO_HASH, 'lineage/hash'],
  [NO_PATH, 'lineage/unsafe-path'],
]);

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, NO_HASH));
const path = v.pipe(
  v.string(),
  v.check((name) => unsafeName(name) === null && !name.endsWith('/'), NO_PATH),
);
const fileRecord = { path, sha256: hash };

const lineageSchema = v.strictObject({
  run_id: v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'is not a UUID of version 8'),
  ),
  dataset: v.strictObject({ ...fileRecord, bytes: count, rows: count }),
  config: v.strictObject(fileRecord),
  model: v.strictObject(fileRecord),
  threshold: v.strictObject(fileRecord),
  artifacts: v.pipe(
    v.array(v.strictObject({ role: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/)), ...fileRecord, bytes: count })),
    v.maxLength(ZIP_LIMITS.files),
  ),
  // Other engines name their packages here.
  engine: v.looseObject({
    name: v.string(),
    kernels: count,
    packages: v.optional(v.record(v.string(), v.string())),
  }),
  seed: v.pipe(v.number(), v.safeInteger()),
  tasks: v.pipe(
    v.array(
      v.strictObject({ name: v.string(), config: v.array(v.string()), inputs: v.array(v.string()), sha256: hash }),
    ),
    v.minLength(1),
  ),
  format: v.literal(BUNDLE_FORMAT),
});

/**
 * lineage.json from a stranger.
 * @throws SelfsameError `json/schema` with all that is wrong; `bundle/newer-version`
 */
export function checkLineage(json: Json): Lineage {
  refuseNewer(json);
  const lineage: Lineage = checkSchema(lineageSchema, json, LINEAGE_PATH, CODES);
  const problems: Problem[] = [];
  for (const found of lineageProblems(lineage)) if (problems.push(found) === MAX_PROBLEMS) break;
  if (problems.length > 0) throw new SelfsameError(problems);
  return lineage;
}

function refuseNewer(json: Json): void {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return;
  const format = (json as { readonly [key: string]: Json }).format;
  if (typeof format === 'number' && Number.isSafeInteger(format) && format > BUNDLE_FORMAT)
    fail('bundle/newer-version', `The bundle was made by a newer version (format ${format} > ${BUNDLE_FORMAT}).`, {
      fix: 'Open it with a newer version of this program.',
      place: { path: LINEAGE_PATH },
    });
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
