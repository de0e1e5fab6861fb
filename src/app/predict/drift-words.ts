import type { DriftBin } from '../../worker/protocol.ts';
import { short } from '../text/numbers.ts';

/** `7 – 28`, `0` for a bin of one value, `below 0`, `above 292`. */
export function binName({ from, to }: Pick<DriftBin, 'from' | 'to'>): string {
  if (from === null) return to === null ? 'any' : `below ${short(to)}`;
  if (to === null) return `above ${short(from)}`;
  return from === to ? short(from) : `${short(from)} – ${short(to)}`;
}
