import type { Json, JsonObject } from '../bytes/value.ts';
import type { RunConfig } from './config.ts';

/**
 * A part of a config by key path, such as `models.svm`, `data` or `cv.n_splits`: what a task declares that it reads.
 * @throws RangeError for a path that the config does not have
 */
export function sliceConfig(config: RunConfig, path: string): Json {
  // A RunConfig is plain JSON; an interface alone has no index signature.
  let value = config as unknown as Json;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
      throw new RangeError(`The config has no ${path}`);
    value = (value as JsonObject)[key];
  }
  return value;
}
