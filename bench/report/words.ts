import type { Comparison } from '../measure/compare.ts';

/** Three significant digits, without an exponent. */
export function significant(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 6));
}

/** Smallest and largest of the rounds. */
export function secondsText(seconds: readonly number[]): string {
  const lowest = significant(Math.min(...seconds));
  const highest = significant(Math.max(...seconds));
  return lowest === highest ? `${lowest} s` : `${lowest}–${highest} s`;
}

/** The ratio of the minima with the range of the single rounds. */
export function ratioText({ ratio, lowest, highest }: Comparison): string {
  return `${significant(ratio)} (${significant(lowest)}–${significant(highest)})`;
}

export function targetText(ratio: number, target: number | undefined): string {
  if (target === undefined) return '';
  return `≤ ${target} ${ratio <= target ? 'reached' : 'missed'}`;
}

export function mebibytes(bytes: number): string {
  return bytes === 0 ? '–' : `${Math.round(bytes / 1024 / 1024)} MiB`;
}
