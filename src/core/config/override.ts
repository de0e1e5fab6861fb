import type { Json } from '../bytes/value.ts';
import { fail, problemError, SelfsameError, type Problem } from '../errors.ts';
import { childPath, splitPath } from './config-path.ts';
import { setConfigSource } from './edit.ts';
import { CONFIG_FIELDS } from './fields.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import { nearestName } from './nearest-name.ts';
import { openYaml } from './open-yaml.ts';
import { quote } from './text-rules.ts';
import { toFlowSource, toJson } from './yaml-json.ts';
import type { YamlNode } from './yaml-tree.ts';

/** `--set path=value`. */
export interface Override {
  readonly path: string;
  readonly value: Json;
  /** The value as YAML on one line, spelled as it was given. */
  readonly source: string;
}

const FIELDS = new Map(CONFIG_FIELDS.map((field) => [field.path, field]));
const SECTIONS: ReadonlySet<string> = new Set(CONFIG_SECTIONS.map(({ path }) => path));
const PATHS: readonly string[] = [...SECTIONS, ...FIELDS.keys()];

/**
 * Reads `models.knn.n_neighbors=9`. The value is YAML (a list is `[a, b]`); for keys that hold a text it may be any text.
 * Bounds are checked when the config is parsed.
 * @throws SelfsameError `config/override` for a form or path that is not known, or a value that is not YAML
 */
export function parseOverride(text: string): Override {
  const equals = splitAtEquals(text);
  if (equals === null)
    fail('config/override', `${quote(text)} is no \`key=value\`.`, { fix: 'Write it as `models.knn.n_neighbors=9`.' });
  const [path, given] = equals;
  checkPath(path);
  if (given.trim() === '')
    return SECTIONS.has(path) ? { path, value: {}, source: '{}' } : { path, value: null, source: 'null' };
  const node = readValue(path, given);
  if (node === null) return { path, value: given, source: JSON.stringify(given) };
  return { path, value: toJson(node), source: toFlowSource(node) };
}

/**
 * Makes changes given as `key=value` to a config's text, one after the other.
 * @throws SelfsameError with the problems of all of them
 */
export function applyOverrides(text: string, overrides: readonly string[]): string {
  const problems: Problem[] = [];
  let edited = text;
  for (const override of overrides) {
    try {
      const { path, source, value } = parseOverride(override);
      edited = setConfigSource(edited, splitPath(path) ?? [], source, value);
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SelfsameError(problems);
  return edited;
}

/** At the first `=` that is not inside a quoted key. */
function splitAtEquals(text: string): readonly [string, string] | null {
  const match = /^((?:"(?:[^"\\]|\\.)*"|[^"=])+)=([\s\S]*)$/.exec(text);
  return match === null ? null : [match[1].trim(), match[2]];
}

function checkPath(path: string): void {
  const keys = splitPath(path);
  const known = keys !== null && (FIELDS.has(path) || SECTIONS.has(path) || isInsideMap(keys));
  if (known) return;
  const nearest = nearestName(path, PATHS) ?? PATHS.find((each) => each.endsWith(`.${path}`)) ?? null;
  fail('config/override', `There is no key ${quote(path)}.`, {
    fix:
      nearest === null
        ? `Sections are ${quote([...SECTIONS].filter((each) => !each.includes('.')).join(', '))}.`
        : `Did you mean \`${nearest}\`?`,
  });
}

/** `data.columns.age`, `models.svm.class_weight.1`: one key below a field that is a map. */
function isInsideMap(keys: readonly string[]): boolean {
  const shape = FIELDS.get(keys.slice(0, -1).reduce(childPath, ''))?.shape;
  return shape?.kind === 'map' || (shape?.kind === 'either' && shape.shapes.some(({ kind }) => kind === 'map'));
}

/** @returns null where the value is to be taken as a text, letter for letter */
function readValue(path: string, given: string): YamlNode | null {
  const isText = FIELDS.get(path)?.shape.kind === 'text' || FIELDS.get(path)?.shape.kind === 'label';
  try {
    const node = openYaml(given);
    return isText && node?.kind !== 'scalar' ? null : node;
  } catch (cause) {
    if (!(cause instanceof SelfsameError)) throw cause;
    if (isText) return null;
    throw problemError(
      'config/override',
      `${quote(path)}: the value ${quote(given)} is no YAML. ${cause.problems[0].message}`,
      {
        fix: 'Put the value in quotes, for the shell as well.',
      },
    );
  }
}
