import type { Problem } from '../errors.ts';
import type { NumericProfile } from './column-profile.ts';
import { grouped, quoted } from './wording.ts';

/** Beyond it a column counts as skewed (West, Finch and Curran 1995, who take 2 for a substantial departure). */
export const SKEWED = 2;
/** Of two values one may well be rare: that is an imbalance, not a tail. */
const MIN_DISTINCT = 10;

/**
 * That a few values lie far out, where they do.
 * @param clipped whether what lies beyond the quartiles by some factor is cut before training
 */
export function skewNote(name: string, numeric: NumericProfile, distinct: number, clipped: boolean): Problem | null {
  const { skewness, min, median, max } = numeric;
  if (skewness === null || Math.abs(skewness) <= SKEWED || distinct < MIN_DISTINCT) return null;
  const high = skewness > 0;
  const [half, end] = high ? [`up to ${short(median)}`, short(max)] : [`from ${short(median)} on`, short(min)];
  return {
    code: 'data/skewed',
    severity: 'note',
    message: `Column ${quoted(name)} has a long tail (skewness ${skewness.toFixed(1)}): half of the rows are ${half}, the ${high ? 'highest' : 'lowest'} is ${end}.`,
    fix: clipped
      ? 'Clipping cuts it before training (`preprocessing.outlier_factor`); trees do not mind it.'
      : 'To cut it before training, set `preprocessing.outlier_factor: 1.5`; trees do not mind it.',
    place: { name },
  };
}

function short(value: number): string {
  const rounded = Number(value.toPrecision(4));
  return Number.isInteger(rounded) ? grouped(rounded) : String(rounded);
}
