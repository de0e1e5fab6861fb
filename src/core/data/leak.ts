import type { Problem } from '../errors.ts';
import type { Histogram } from './histogram.ts';
import type { Column, NumericColumn, Target } from './table.ts';
import { counted, quoted } from './wording.ts';

/** A column with more values than this share of the rows may fit the target by chance. */
const MAX_SHARE = 0.1;
/** Rows that each class must have before a clean cut between them means anything. */
const MIN_CLASS = 5;

/**
 * A column that gives the target away: each of its values (a missing one being a value too) goes with one class only,
 * or one cut of its numbers parts the classes. Usually it was filled in after the outcome was known.
 */
export function leakWarning(column: Column, target: Target): Problem | null {
  const values = valuesOfOneClass(column, target);
  let message: string;
  if (values > 0)
    message =
      values === 2
        ? `Column ${quoted(column.name)} says the same as the target, in other words.`
        : `Column ${quoted(column.name)} gives the target away: each of its ${counted(values, 'value')} goes with one class only.`;
  else if (column.kind === 'numeric' && partsClasses(column, target))
    message = `Column ${quoted(column.name)} gives the target away: one cut of its numbers parts the two classes.`;
  else return null;
  return {
    code: 'data/leak',
    severity: 'warning',
    message,
    fix: `If it is known only after the outcome, leave it out: \`data.columns: {${JSON.stringify(column.name)}: ignore}\`.`,
    place: { name: column.name },
  };
}

/** Number of distinct values if each goes with one class and both classes occur, else 0. */
function valuesOfOneClass(column: Column, { y }: Target): number {
  const classOf = new Map<number, number>();
  const limit = Math.max(2, y.length * MAX_SHARE);
  const classes = new Set<number>();
  for (let i = 0; i < y.length; i++) {
    if (y[i] > 1) continue;
    const value = column.kind === 'numeric' ? column.values[i] : column.codes[i];
    const known = classOf.get(value);
    if (known === undefined) {
      if (classOf.size >= limit) return 0;
      classOf.set(value, y[i]);
      classes.add(y[i]);
    } else if (known !== y[i]) return 0;
  }
  return classes.size === 2 ? classOf.size : 0;
}

function partsClasses({ values }: NumericColumn, { y }: Target): boolean {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  const count = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const value = values[i];
    if (y[i] > 1 || value !== value) continue;
    if (value < low[y[i]]) low[y[i]] = value;
    if (value > high[y[i]]) high[y[i]] = value;
    count[y[i]]++;
  }
  return count[0] >= MIN_CLASS && count[1] >= MIN_CLASS && (high[0] < low[1] || high[1] < low[0]);
}

/** Share of a class in one bin from which on it counts as concentrated, and how much larger than the other's. */
const CONCENTRATED = 0.5;
const LIFT = 10;
const MIN_ROWS = 20;

/** A suspicion, weaker than `leakWarning`: one bin holds most of a class and hardly any of the other. */
export function concentrationWarning(name: string, bins: Histogram, labels: readonly [string, string]): Problem | null {
  if (bins.byClass === null) return null;
  const total = bins.byClass.map((counts) => counts.reduce((a, b) => a + b, 0));
  if (total[0] < MIN_ROWS || total[1] < MIN_ROWS) return null;
  for (const label of [1, 0] as const) {
    for (let bin = 0; bin < bins.counts.length; bin++) {
      const own = bins.byClass[label][bin] / total[label];
      const other = bins.byClass[1 - label][bin] / total[1 - label];
      if (own < CONCENTRATED || own < LIFT * other) continue;
      const percent = (share: number): string => `${Math.round(share * 100)} %`;
      return {
        code: 'data/leak',
        severity: 'warning',
        message:
          `Column ${quoted(name)} may give the target away: ${percent(own)} of the rows of class ${quoted(labels[label])} ` +
          `lie ${range(bins, bin)}, of the others ${percent(other)}.`,
        fix: 'Is it measured before the outcome is known? If not, leave it out with `data.columns`.',
        place: { name },
      };
    }
  }
  return null;
}

function range(bins: Histogram, bin: number): string {
  const from = shortNumber(bins.from + bin * bins.width);
  const to = shortNumber(bins.from + (bin + 1) * bins.width);
  if (bin === 0) return `below ${to}`;
  return bin === bins.counts.length - 1 ? `at ${from} or above` : `from ${from} to ${to}`;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
