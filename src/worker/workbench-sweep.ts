import { canonicalJson } from '../core/bytes/canonical-json.ts';
import { flowYaml } from '../core/config/yaml-spelling.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { SweepView } from './sweep-views.ts';

/** What the page shows of a run's sweep; `null` where there was none. */
export function sweepView({ config, sweep }: RunResult): SweepView | null {
  if (sweep === null || config.sweep === undefined) return null;
  const lists = config.sweep.models;
  return {
    rankBy: config.cv.rank_by,
    innerFolds: config.sweep.n_splits,
    models: sweep.models.map(({ model, candidates, searches }) => {
      const keys = Object.entries(lists[model] ?? {});
      const places = keys.map(([name, values]) => {
        const place = new Map(values.map((value, i) => [canonicalJson(value), i]));
        return { name, place };
      });
      return {
        model,
        keys: keys.map(([name, values]) => ({ name, values: values.map(flowYaml) })),
        candidates: candidates.map((each) =>
          places.map(({ name, place }) => place.get(canonicalJson(each[name])) ?? 0),
        ),
        searches: searches.map(({ part, mean, chosen }) => ({ part, mean, chosen })),
      };
    }),
  };
}
