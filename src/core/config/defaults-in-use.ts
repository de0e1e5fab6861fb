import type { Json, JsonObject } from '../bytes/value.ts';
import type { RunConfig } from './config.ts';
import { nodeAt } from './edit-list.ts';
import { CONFIG_FIELDS } from './fields.ts';
import { openYaml } from './open-yaml.ts';

export interface DefaultInUse {
  readonly path: string;
  readonly value: Json;
}

/**
 * Keys that a config does not name and that hold all the same, with the value that they have: to write one down changes
 * nothing. Keys of models and of sections that the config is without are not among them.
 * @param config what `text` is read as
 * @throws SelfsameError where `text` is no YAML
 */
export function defaultsInUse(text: string, config: RunConfig): readonly DefaultInUse[] {
  const root = openYaml(text);
  return CONFIG_FIELDS.flatMap(({ path, required, shape }) => {
    if (required || shape.kind === 'candidates' || nodeAt(root, path) !== null) return [];
    const section = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    // Named at all, a model joins those that are trained, and a sweep is begun.
    if (/^(models|sweep)(\.|$)/.test(path) && nodeAt(root, section) === null) return [];
    const value = valueAt(config, path);
    return value === undefined ? [] : [{ path, value }];
  });
}

function valueAt(config: RunConfig, path: string): Json | undefined {
  let value: Json | undefined = config as unknown as Json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
      return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}
