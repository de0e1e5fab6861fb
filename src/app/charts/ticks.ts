/** 1, 2, 2.5 or 5 times a power of ten: the smallest such step that cuts `span` into at most `most` parts. */
export function niceStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  // A hair of room, so that 0.3 / 3 counts as 0.1.
  return [1, 2, 2.5, 5, 10].map((m) => m * power).find((step) => step >= rough * (1 - 1e-9)) ?? 10 * power;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;
}

/** An axis over all values that begins and ends on a tick. */
export function niceScale(values: readonly number[], most = 5): Scale {
  const low = Math.min(...values);
  const high = Math.max(...values);
  // Values that are all but equal get an axis that is wide enough to have ticks.
  const step = niceStep(Math.max(high - low, Math.abs(high) / 1000, 1e-6), most);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const decimals = Math.max(0, Math.min(10, -Math.floor(Math.log10(step) + 1e-9) + (isHalf(step) ? 1 : 0)));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)));
  return { from: ticks[0], to: ticks[ticks.length - 1], ticks, decimals };
}

/** 2.5 and its like need one decimal more. */
function isHalf(step: number): boolean {
  return Math.abs(step / 10 ** Math.floor(Math.log10(step) + 1e-9) - 2.5) < 1e-6;
}

/** Position of `value` from 0 to 1. */
export const position = (scale: Scale, value: number): number => (value - scale.from) / (scale.to - scale.from);
