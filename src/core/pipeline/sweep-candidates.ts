import { canonicalJson } from '../bytes/canonical-json.ts';
import type { Json, JsonObject } from '../bytes/value.ts';
import type { ModelName, SweepConfig } from '../config/config.ts';
import { stream } from '../random/stream.ts';

/**
 * What is tried of a model, each with a value for every swept key. `grid`: every combination, the last key changing
 * fastest. `random`: `budget` of them, drawn without replacement by the stream `sweep/<model>`, in the order of the draws;
 * the grid where it has no more.
 */
export function sweepCandidates(
  { method, budget, models }: SweepConfig,
  model: ModelName,
  seed: number,
): readonly JsonObject[] {
  const lists = Object.entries(models[model] ?? {});
  const size = lists.reduce((all, [, values]) => all * values.length, 1);
  if (method === 'grid' || size <= budget) return Array.from({ length: size }, (_, i) => combination(lists, i));
  const random = stream(seed, `sweep/${model}`);
  const drawn = new Map<string, JsonObject>();
  while (drawn.size < budget) {
    const candidate = Object.fromEntries(lists.map(([key, values]) => [key, values[random.below(values.length)]]));
    const name = canonicalJson(candidate);
    if (!drawn.has(name)) drawn.set(name, candidate);
  }
  return [...drawn.values()];
}

/** How many there are, without making them. */
export function countCandidates({ method, budget, models }: SweepConfig, model: ModelName): number {
  const size = Object.values(models[model] ?? {}).reduce((all, values) => all * values.length, 1);
  return method === 'grid' ? size : Math.min(size, budget);
}

function combination(lists: readonly (readonly [string, readonly Json[]])[], index: number): JsonObject {
  let rest = index;
  const entries = [...lists].reverse().map(([key, values]) => {
    const place = rest % values.length;
    rest = (rest - place) / values.length;
    return [key, values[place]] as const;
  });
  return Object.fromEntries(entries.reverse());
}
