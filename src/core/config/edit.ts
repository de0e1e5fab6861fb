import { canonicalJson } from '../bytes/canonical-json.ts';
import type { Json } from '../bytes/value.ts';
import { fail } from '../errors.ts';
import { splitPath } from './config-path.ts';
import { openYaml } from './open-yaml.ts';
import { removeEntry } from './remove-entry.ts';
import { spliceValue } from './splice-value.ts';
import { toJson } from './yaml-json.ts';
import { flowYaml } from './yaml-spelling.ts';

/**
 * Sets one value of a config's text. Comments, spacing and the spelling of everything else stay byte for byte; missing
 * keys are added with the indentation around them.
 * @param path such as `models.knn.n_neighbors`, or `data.columns."a.b"`
 * @throws SelfsameError with the problems of a text that is no YAML, or `config/override` where the change cannot be
 *   made without another one (a value that an alias shares)
 */
export function setConfigValue(text: string, path: string, value: Json): string {
  return setConfigSource(text, keysOf(path), flowYaml(value), value);
}

/** The same with the value's spelling given: `1.0e-06` stays `1.0e-06`. */
export function setConfigSource(text: string, keys: readonly string[], source: string, value: Json): string {
  const root = openYaml(text);
  const before = root === null ? null : toJson(root);
  const expected = withValue(before, keys, value);
  for (const spelling of new Set([source, flowYaml(value)])) {
    const edited = spliceValue(text, root, keys, spelling);
    if (edited !== null && readsAs(edited, expected)) return edited;
  }
  return cannot(keys);
}

/**
 * Deletes a key with its value and the comment behind it; a text without the key is returned as it is.
 * @throws SelfsameError as `setConfigValue`
 */
export function removeConfigValue(text: string, path: string): string {
  const keys = keysOf(path);
  const root = openYaml(text);
  if (root === null || root.kind !== 'map') return text;
  const edited = removeEntry(text, root, keys);
  if (edited === null) return text;
  return readsAs(edited, withoutKey(toJson(root), keys)) ? edited : cannot(keys);
}

function keysOf(path: string): readonly string[] {
  const keys = splitPath(path);
  return (
    keys ?? fail('config/override', `\`${path}\` is no key path.`, { fix: 'Write it as `models.knn.n_neighbors`.' })
  );
}

function cannot(keys: readonly string[]): never {
  return fail('config/override', `\`${keys.join('.')}\` cannot be changed alone where it stands.`, {
    fix: 'Change it by hand: it is shared by an alias, or its place has an unusual form.',
    place: { path: keys.join('.') },
  });
}

/** The last word on every edit: whether what the new text says is what was meant, all of it. */
export function readsAs(text: string, expected: Json): boolean {
  try {
    const root = openYaml(text);
    return canonicalJson(pruned(root === null ? null : toJson(root))) === canonicalJson(pruned(expected));
  } catch {
    return false;
  }
}

/** A block map that lost its last key reads as nothing. */
function pruned(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(pruned);
  const keys = Object.keys(value);
  if (keys.length === 0) return null;
  const object = Object.create(null) as Record<string, Json>;
  for (const key of keys) object[key] = pruned((value as { readonly [key: string]: Json })[key]);
  return object;
}

function copyOf(value: Json): Record<string, Json> {
  const object = Object.create(null) as Record<string, Json>;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, each] of Object.entries(value)) object[key] = each;
  return object;
}

function withValue(root: Json, [key, ...rest]: readonly string[], value: Json): Json {
  const object = copyOf(root);
  object[key] = rest.length === 0 ? value : withValue(object[key] ?? null, rest, value);
  return object;
}

function withoutKey(root: Json, [key, ...rest]: readonly string[]): Json {
  const object = copyOf(root);
  if (rest.length === 0) delete object[key];
  else object[key] = withoutKey(object[key] ?? null, rest);
  return object;
}
