import { NB } from './numbers.ts';

const UNITS = [
  ['days', 86400],
  ['hours', 3600],
  ['min', 60],
] as const;

/** An estimate in the unit that gives one or two digits: `12 s`, `5 min`, `23 days`. */
export function longTime(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['s', 1] as const);
  return `${Math.max(1, Math.round(seconds / length))}${NB}${unit}`;
}
