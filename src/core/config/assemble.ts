import type { Json, JsonObject } from '../bytes/value.ts';
import { writtenModelFile } from './artifact-names.ts';
import type { RunConfig } from './config.ts';
import { CONFIG_FIELDS } from './fields.ts';
import { DEFAULT_MODELS } from './sections.ts';
import type { SectionReading } from './read-sections.ts';

type Mutable = { [key: string]: Json };

/** Fills in every default. Keys come in the documented order, models in the order of the file. */
export function assembleConfig({ values, sections }: SectionReading): RunConfig {
  const config: Mutable = {};
  const named = [...sections].filter((path) => path.startsWith('models.')).map((path) => path.slice('models.'.length));
  for (const model of named.length > 0 ? named : DEFAULT_MODELS) (child(config, 'models') as Mutable)[model] = {};
  const order: Mutable = {};
  for (const { path, default: byDefault, omitted } of CONFIG_FIELDS) {
    if (omitted === true && (values.get(path) ?? null) === null) continue;
    const keys = path.split('.');
    if (keys[0] === 'sweep' && !sections.has('sweep')) continue;
    order[keys[0]] = null;
    if (keys[0] === 'features' && !sections.has('features')) config.features = null;
    else if (keys[0] !== 'models' || Object.hasOwn(child(config, 'models'), keys[1])) {
      const value = values.has(path) ? values.get(path) : byDefault;
      put(config, keys, written(path, value ?? null));
    }
  }
  for (const key of Object.keys(order)) order[key] = config[key];
  // The table of fields is the type, row by row; a test compares it with a config that is typed by hand.
  return freeze(order) as unknown as RunConfig;
}

function written(path: string, value: Json): Json {
  return path === 'artifacts.model_file' && typeof value === 'string' ? writtenModelFile(value) : value;
}

function put(object: Mutable, keys: readonly string[], value: Json): void {
  if (keys.length === 1) object[keys[0]] = value;
  else put(child(object, keys[0]), keys.slice(1), value);
}

function child(object: Mutable, key: string): Mutable {
  object[key] ??= {};
  return object[key] as Mutable;
}

function freeze(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  for (const key of Object.keys(value)) freeze((value as JsonObject)[key]);
  return Object.freeze(value);
}
