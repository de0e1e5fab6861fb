import type { CategoricalColumn, Column, NumericColumn } from '../data/table.ts';
import type { DriftBaseline } from '../pipeline/result.ts';
import { binsOf, countInBins, type DriftBin } from './drift-bins.ts';

/** Fewer rows say nothing about drift. */
export const FEWEST_ROWS = 50;
/** A mean that has moved by so many training standard deviations has drifted … */
const DRIFTED_Z = 3;
/** … and so many such columns are drift. */
export const DRIFTED_COLUMNS = 2;
/** A share of a class that has moved by this much is drift. */
const DRIFTED_RATE = 0.1;

export interface NumericDrift {
  readonly name: string;
  /** Computed from other columns. */
  readonly engineered: boolean;
  readonly mean: number | null;
  readonly trainingMean: number;
  readonly trainingStd: number;
  /**
   * (mean − training mean) ÷ training standard deviation: the mean of the rows' z-scores. `null` where there is no value,
   * and where training had one value alone.
   */
  readonly z: number | null;
  /** |z| ≥ 3, or another value where training had one alone. */
  readonly moved: boolean;
  readonly missing: ShareShift;
  /** Between the training deciles. */
  readonly bins: readonly DriftBin[];
}

export interface CategoricalDrift {
  readonly name: string;
  /** Half the sum of all levels' changes: the share of rows that would have to change their category. */
  readonly shift: number;
  /** Share of rows in categories that training has not seen. */
  readonly unseen: number;
  readonly missing: ShareShift;
  /** Of the rows that have a value; the largest change first. */
  readonly levels: readonly LevelShift[];
}

export interface ShareShift {
  readonly training: number;
  readonly now: number;
}

export interface LevelShift extends ShareShift {
  readonly level: string;
  readonly isNew: boolean;
}

export interface DriftReport {
  readonly status: 'drift' | 'no-drift' | 'too-few';
  readonly rows: number;
  readonly trainingRows: number;
  readonly numeric: readonly NumericDrift[];
  readonly categorical: readonly CategoricalDrift[];
  /** Share of rows that are flagged, against that of the training rows out of fold; `null`: the latter is not known. */
  readonly flagged: ShareShift | null;
  /** Share of rows whose answer is the positive class; `null` without answers. */
  readonly positive: ShareShift | null;
}

export interface DriftInput {
  readonly baseline: DriftBaseline;
  /** The model's columns with the engineered ones; each of length n. */
  readonly columns: readonly Column[];
  readonly engineered: readonly string[];
  /** Length n: 1 where the model flags the row. */
  readonly flagged: Uint8Array;
  readonly flaggedOutOfFold: number | null;
  /** Length n: 0 or 1, anything else where the row has no answer; `null`: none has. */
  readonly answers: Uint8Array | null;
}

/**
 * New rows against what training rows looked like. Drift: the means of two numeric columns or more have moved by three
 * training standard deviations or more, or a share of a class by a tenth or more; with at least 50 rows. The share of
 * flagged rows is compared with that out of fold and not with the rate of positives: a threshold that is chosen for
 * precision flags fewer than there are, on the training rows themselves.
 */
export function compareDrift(input: DriftInput): DriftReport {
  const { baseline, columns, flagged, flaggedOutOfFold, answers } = input;
  const byName = new Map(columns.map((column) => [column.name, column]));
  const trainingRows = baseline.training_sample_size;
  const numeric = baseline.numeric.flatMap((stats) => {
    const column = byName.get(stats.name);
    if (column?.kind !== 'numeric') return [];
    return [numericDrift(stats, column, trainingRows, input.engineered.includes(stats.name))];
  });
  const categorical = baseline.categorical.flatMap((stats) => {
    const column = byName.get(stats.name);
    return column?.kind === 'categorical' ? [categoricalDrift(stats, column, trainingRows)] : [];
  });
  const shares = {
    flagged: flaggedOutOfFold === null ? null : { training: flaggedOutOfFold, now: shareOfOnes(flagged) ?? 0 },
    positive: positiveShare(answers, baseline.training_positive_rate),
  };
  const drifts =
    numeric.filter(({ moved }) => moved).length >= DRIFTED_COLUMNS ||
    [shares.flagged, shares.positive].some((share) => share !== null && hasMoved(share));
  const rows = flagged.length;
  const status = rows < FEWEST_ROWS ? 'too-few' : drifts ? 'drift' : 'no-drift';
  return { status, rows, trainingRows, numeric, categorical, ...shares };
}

/** Whether the share of a class has moved by a tenth or more; a hair of room, since 0.3 − 0.2 is below 0.1. */
export function hasMoved({ training, now }: ShareShift): boolean {
  return Math.abs(now - training) >= DRIFTED_RATE - 1e-12;
}

function numericDrift(
  { name, mean: trainingMean, std, quantiles, missing }: DriftBaseline['numeric'][number],
  { values }: NumericColumn,
  trainingRows: number,
  engineered: boolean,
): NumericDrift {
  const [present, mean] = presentAndMean(values);
  const away = mean - trainingMean;
  const z = present === 0 || !(std > 0) ? null : away / std;
  return {
    name,
    engineered,
    mean: present === 0 ? null : mean,
    trainingMean,
    trainingStd: std,
    z,
    moved: z === null ? present > 0 && quantiles.length > 0 && away !== 0 : Math.abs(z) >= DRIFTED_Z,
    missing: { training: missing / trainingRows, now: values.length === 0 ? 0 : 1 - present / values.length },
    bins: countInBins(binsOf(quantiles), values, present),
  };
}

/** A running mean stays finite where a sum of large numbers would not. */
function presentAndMean(values: Float64Array): readonly [present: number, mean: number] {
  let present = 0;
  let mean = 0;
  for (const value of values) {
    if (value !== value) continue;
    present++;
    mean += (value - mean) / present;
  }
  return [present, mean];
}

function categoricalDrift(
  { name, frequencies, missing }: DriftBaseline['categorical'][number],
  { levels, codes }: CategoricalColumn,
  trainingRows: number,
): CategoricalDrift {
  const counts = rowsByLevel(codes, levels.length);
  const present = counts.reduce((sum, count) => sum + count, 0);
  const now = new Map(levels.map((level, code) => [level, present === 0 ? 0 : counts[code] / present]));
  const before = new Map(frequencies);
  const shifts: LevelShift[] = [
    ...frequencies.map(([level, training]) => ({ level, training, now: now.get(level) ?? 0, isNew: false })),
    ...[...now]
      .filter(([level, share]) => !before.has(level) && share > 0)
      .map(([level, share]) => ({ level, training: 0, now: share, isNew: true })),
  ];
  const size = ({ training, now: share }: ShareShift): number => Math.abs(share - training);
  return {
    name,
    shift: present === 0 ? 0 : shifts.reduce((sum, level) => sum + size(level), 0) / 2,
    unseen: shifts.reduce((sum, { isNew, now: share }) => sum + (isNew ? share : 0), 0),
    missing: { training: missing / trainingRows, now: codes.length === 0 ? 0 : 1 - present / codes.length },
    levels: shifts.sort((a, b) => size(b) - size(a) || b.training - a.training),
  };
}

function rowsByLevel(codes: Int32Array, levels: number): Float64Array {
  const counts = new Float64Array(levels);
  for (const code of codes) if (code >= 0) counts[code]++;
  return counts;
}

function shareOfOnes(flags: Uint8Array): number | null {
  return flags.length === 0 ? null : flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}

function positiveShare(answers: Uint8Array | null, training: number): ShareShift | null {
  const known = answers?.filter((answer) => answer < 2) ?? new Uint8Array();
  const now = known.length < FEWEST_ROWS ? null : shareOfOnes(known);
  return now === null ? null : { training, now };
}
