import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
  /** At least 2. */
  readonly steps: number;
  readonly scale: 'linear' | 'log';
}

/**
 * The values of a range, ascending, both ends among them as they were given. Those between are rounded to 6 significant
 * digits, so that a person can type them, or to whole numbers, each once. `log` needs `from` > 0.
 */
export function countOff({ from, to, steps, scale }: Range, whole: boolean): readonly number[] {
  const at = (i: number): number => {
    if (i === 0) return from;
    if (i === steps - 1) return to;
    const share = i / (steps - 1);
    const value = scale === 'log' ? exp(log(from) + (log(to) - log(from)) * share) : from + (to - from) * share;
    return whole ? Math.round(value) : Number(value.toPrecision(6));
  };
  return [...new Set(Array.from({ length: steps }, (_, i) => Math.min(to, Math.max(from, at(i)))))];
}
