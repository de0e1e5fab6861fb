/** Seconds of the rounds of one side, in order. */
export type Seconds = readonly number[];

export interface Comparison {
  /** Minimum of ours / minimum of theirs. */
  readonly ratio: number;
  /** Smallest and largest ratio of a single round: how much the machine's noise is worth. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Compares interleaved rounds (ours, theirs, ours, theirs, …). The minimum is what a run takes when nothing disturbs it.
 * @param ours one or more seconds
 * @param theirs as many
 */
export function compare(ours: Seconds, theirs: Seconds): Comparison {
  if (ours.length === 0 || ours.length !== theirs.length) throw new RangeError('compare() needs rounds of both sides');
  const single = ours.map((seconds, round) => seconds / theirs[round]);
  return {
    ratio: Math.min(...ours) / Math.min(...theirs),
    lowest: Math.min(...single),
    highest: Math.max(...single),
  };
}
