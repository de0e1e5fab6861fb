import type { Design } from '../../preprocessing/design.ts';
import type { FittedSvm } from './fitted.ts';
import { scaled } from './packed-points.ts';

/** What columns that were constant in training add to the distance² or dot product of row i and every support vector. */
export function constantPart(
  { kernel, support }: Pick<FittedSvm, 'kernel' | 'support'>,
  scale: number,
  { numeric }: Design,
  i: number,
): number {
  let part = 0;
  support.constant.forEach((c, at) => {
    const value = numeric[c][i];
    const constant = support.constantValues[at];
    const difference = scaled(value - constant, scale);
    part += kernel.kind === 'rbf' ? difference * difference : value * constant;
  });
  return part;
}
