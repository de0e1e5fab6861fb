import type { LoadedPipeline } from '../bundle/read-model.ts';
import type { DriftBaseline } from '../pipeline/result.ts';
import type { Stream } from '../random/stream.ts';
import { inputColumns, type RawRow } from './raw-rows.ts';

type NumericStats = DriftBaseline['numeric'][number];
type CategoricalStats = DriftBaseline['categorical'][number];

/**
 * Rows like those of training as far as the drift baseline tells: each column drawn on its own, numbers from its deciles
 * with straight lines between them, categories by their frequencies, missing ones as often as in training.
 */
export function drawBackground(
  pipeline: LoadedPipeline,
  baseline: DriftBaseline,
  count: number,
  random: Stream,
): readonly RawRow[] {
  const draws = drawers(pipeline, baseline);
  return Array.from({ length: count }, () => draws.map((draw) => draw(random)));
}

/** The training mean of each numeric column and the commonest level of each categorical one. */
export function typicalRow(pipeline: LoadedPipeline, baseline: DriftBaseline): RawRow {
  const numeric = new Map(baseline.numeric.map((stats) => [stats.name, stats]));
  const categorical = new Map(baseline.categorical.map((stats) => [stats.name, stats]));
  return inputColumns(pipeline).map(({ name, type }) => {
    if (type === 'categorical') return commonest(categorical.get(name));
    const stats = numeric.get(name);
    return stats === undefined || stats.quantiles.length === 0 ? null : stats.mean;
  });
}

/** The most frequent level, of equal ones the first by code unit; `null` where training had none. */
export function commonest(stats: CategoricalStats | undefined): string | null {
  let best: readonly [string, number] | null = null;
  for (const entry of stats?.frequencies ?? []) if (best === null || entry[1] > best[1]) best = entry;
  return best?.[0] ?? null;
}

function drawers(
  pipeline: LoadedPipeline,
  baseline: DriftBaseline,
): readonly ((random: Stream) => number | string | null)[] {
  const n = baseline.training_sample_size;
  const numeric = new Map(baseline.numeric.map((stats) => [stats.name, stats]));
  const categorical = new Map(baseline.categorical.map((stats) => [stats.name, stats]));
  return inputColumns(pipeline).map(({ name, type }) => {
    const stats = type === 'numeric' ? numeric.get(name) : categorical.get(name);
    if (stats === undefined) return () => null;
    return (random) => {
      // Two draws whatever comes of them, so that the columns after this one do not depend on it.
      const isMissing = random.real() * n < stats.missing;
      const share = random.real();
      if (isMissing) return null;
      return 'quantiles' in stats ? numberAt(stats, share) : levelAt(stats, share);
    };
  });
}

function numberAt({ quantiles }: NumericStats, share: number): number | null {
  if (quantiles.length === 0) return null;
  const position = share * (quantiles.length - 1);
  const below = Math.floor(position);
  const next = Math.min(below + 1, quantiles.length - 1);
  return quantiles[below] + (quantiles[next] - quantiles[below]) * (position - below);
}

function levelAt({ frequencies }: CategoricalStats, share: number): string | null {
  let sum = 0;
  for (const [level, frequency] of frequencies) {
    sum += frequency;
    if (share < sum) return level;
  }
  return frequencies.length === 0 ? null : frequencies[frequencies.length - 1][0];
}
