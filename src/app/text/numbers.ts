/** Numbers as people read them. English throughout, so a screenshot reads the same everywhere. */

/** Between a number and its unit: no line breaks there. */
export const NB = '\u00a0';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const count = (n: number): string => whole.format(n);

/** `1 row`, `2 rows`. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** Scores: three decimals (four for the ranking), `–` where there is none. */
export const score = (value: number | null, digits = 3): string => (value === null ? '–' : value.toFixed(digits));

/** With a true minus sign; `0` shows as `0.000`. */
export function signed(value: number, digits = 3): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** 3 to 4 significant digits; exponents where they help. */
export function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return whole.format(value).replace('-', '−');
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return value.toExponential(2).replace('e+', 'e').replace('-', '−');
  return size >= 1000 ? whole.format(Math.round(value)) : String(Number(value.toPrecision(4))).replace('-', '−');
}

export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}${NB}%`;
}

/** Shares that must not be rounded to nothing or to everything. */
export function roundedPercent(share: number): string {
  if (share > 0 && share < 0.005) return `under 1${NB}%`;
  if (share < 1 && share > 0.995) return `over 99${NB}%`;
  return percent(share);
}

const SIZES = ['B', 'kB', 'MB', 'GB'] as const;

/** Decimal units, as file managers and `ls -h --si` count; three significant digits. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < SIZES.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : Number(value.toPrecision(3))}${NB}${SIZES[unit]}`;
}

/** Two hours: from here on nobody counts in minutes. */
const LONG = 7200;

/** `0.2 s`, `34.8 s`, `3 min 5 s`, `2 h 5 min`. */
export function seconds(value: number): string {
  if (value < 99.95) return `${value.toFixed(1)}${NB}s`;
  const all = Math.round(value);
  const minutes = Math.round(all / 60);
  if (all >= LONG) return `${Math.floor(minutes / 60)}${NB}h ${minutes % 60}${NB}min`;
  return `${Math.floor(all / 60)}${NB}min ${all % 60}${NB}s`;
}

/** For an estimate: nobody believes its tenths. */
export function about(value: number): string {
  const all = Math.max(1, Math.round(value));
  if (all < 100) return `about ${all}${NB}s`;
  if (all >= LONG) return `about ${Math.round(all / 3600)}${NB}hours`;
  return `about ${Math.round(all / 60)}${NB}min`;
}

/** Inside a graph cell, where there is room for three characters. */
export function cellSeconds(value: number): string {
  if (value < 9.95) return value.toFixed(1);
  if (value < 99.5) return value.toFixed(0);
  return `${Math.round(value / 60)}m`;
}
