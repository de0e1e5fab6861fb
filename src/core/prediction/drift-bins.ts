/** Values from `from` (not included, unless the bin is one value) to `to` (included). */
export interface DriftBin {
  /** `null`: everything below, or above, what training had. */
  readonly from: number | null;
  readonly to: number | null;
  /** Share of the training values, to a tenth. */
  readonly training: number;
  /** Share of the new values. */
  readonly now: number;
}

type Edges = Omit<DriftBin, 'now'>;

/**
 * Bins between the distinct deciles, each with the tenths of the training values that it stands for. A value that is
 * several deciles at once at the lower end (more than half of all are 0, say) has a bin of its own.
 * @param quantiles ascending, minimum and maximum included; none: training had no value
 */
export function binsOf(quantiles: readonly number[]): readonly Edges[] {
  if (quantiles.length === 0) return [];
  const parts = quantiles.length - 1;
  const edges: { readonly value: number; readonly last: number }[] = [];
  quantiles.forEach((value, at) => {
    if (edges.length > 0 && edges[edges.length - 1].value === value) edges.pop();
    edges.push({ value, last: at });
  });
  const [lowest] = edges;
  const highest = edges[edges.length - 1];
  const bins: Edges[] = [{ from: null, to: lowest.value, training: 0 }];
  if (lowest.last > 0) bins.push({ from: lowest.value, to: lowest.value, training: lowest.last / parts });
  const between = edges.slice(1).map(({ value, last }, i) => ({
    from: edges[i].value,
    to: value,
    training: (last - edges[i].last) / parts,
  }));
  return [...bins, ...between, { from: highest.value, to: null, training: 0 }];
}

/** @param present how many of the values are numbers */
export function countInBins(edges: readonly Edges[], values: Float64Array, present: number): readonly DriftBin[] {
  const counts = new Float64Array(edges.length);
  if (edges.length > 0) {
    const lowest = edges[0].to ?? 0;
    /** Values of bin i are above every upper end before it. */
    const ends = edges.slice(0, -1).map(({ to }) => to ?? 0);
    for (const value of values) {
      if (value !== value) continue;
      // The lowest value belongs to the first bin inside, whether that is a bin of its own or not.
      if (value < lowest) counts[0]++;
      else counts[Math.max(1, firstReaching(ends, value))]++;
    }
  }
  return edges.map((edge, i) => ({ ...edge, now: present === 0 ? 0 : counts[i] / present }));
}

/** The first end that is ≥ value; their number where none is. */
function firstReaching(ends: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
