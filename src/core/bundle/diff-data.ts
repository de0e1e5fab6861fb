import type { Json, JsonObject } from '../bytes/value.ts';
import { compareJson } from './compare-json.ts';
import type { Lineage } from './lineage.ts';
import type { Part, Parts } from './parts.ts';

export interface DataSide {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly positive_rate: number | null;
}

export interface ColumnDifference {
  readonly name: string;
  /** `added` and `removed` as seen from the first. */
  readonly state: 'added' | 'removed' | 'changed';
  /** Type in the config, and what the training rows were like; `null` where the column is not. */
  readonly a: ColumnSummary | null;
  readonly b: ColumnSummary | null;
}

export interface ColumnSummary {
  readonly type: string;
  /** `null` where the column is not among the features. */
  readonly missing: number | null;
  /** Of numeric columns. */
  readonly mean: number | null;
  readonly std: number | null;
  /** Of categorical ones. */
  readonly levels: number | null;
}

export interface DataDifference {
  readonly same: boolean;
  readonly a: DataSide;
  readonly b: DataSide;
  readonly columns: readonly ColumnDifference[];
}

interface Described {
  readonly lineage: Lineage;
  readonly parts: Parts;
}

/** Files, and the columns that differ in type or in what their training rows were like (by the drift baseline). */
export function dataDifference(a: Described, b: Described): DataDifference {
  const [left, right] = [summaries(a.parts), summaries(b.parts)];
  const columns = [...new Set([...left.keys(), ...right.keys()])].flatMap((name): ColumnDifference[] => {
    const [before, after] = [left.get(name) ?? null, right.get(name) ?? null];
    if (before === null) return [{ name, state: 'added', a: before, b: after }];
    if (after === null) return [{ name, state: 'removed', a: before, b: after }];
    const same = compareJson(before as unknown as Json, after as unknown as Json).length === 0;
    return same ? [] : [{ name, state: 'changed', a: before, b: after }];
  });
  return { same: a.lineage.dataset.sha256 === b.lineage.dataset.sha256, a: sideOf(a), b: sideOf(b), columns };
}

function sideOf({ lineage, parts }: Described): DataSide {
  const { path, sha256, bytes, rows } = lineage.dataset;
  const rate = object(parts.driftBaseline)?.training_positive_rate;
  return { path, sha256, bytes, rows, positive_rate: typeof rate === 'number' ? rate : null };
}

/** The file's columns in their order, then engineered ones. */
function summaries(parts: Parts): ReadonlyMap<string, ColumnSummary> {
  const types = entriesOf(member(member(object(parts.resolvedConfig), 'data'), 'columns'));
  const numeric = entriesOf(member(object(parts.driftBaseline), 'numeric_feature_stats'));
  const categorical = entriesOf(member(object(parts.driftBaseline), 'categorical_feature_stats'));
  const found = new Map<string, ColumnSummary>();
  for (const [name, type] of types)
    found.set(name, { type: String(type), missing: null, mean: null, std: null, levels: null });
  for (const [name, stats] of numeric)
    found.set(name, {
      type: 'numeric',
      missing: numberIn(stats, 'missing'),
      mean: numberIn(stats, 'mean'),
      std: numberIn(stats, 'std'),
      levels: null,
    });
  for (const [name, stats] of categorical)
    found.set(name, {
      type: 'categorical',
      missing: numberIn(stats, 'missing'),
      mean: null,
      std: null,
      levels: entriesOf(member(stats, 'frequencies')).length,
    });
  return found;
}

function object(part: Part<JsonObject>): JsonObject | null {
  return part.ok ? part.value : null;
}

function member(value: Json | null | undefined, key: string): Json | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const owner = value as JsonObject;
  return Object.hasOwn(owner, key) ? owner[key] : null;
}

function entriesOf(value: Json | null): [string, Json][] {
  return value === null || typeof value !== 'object' || Array.isArray(value) ? [] : Object.entries(value as JsonObject);
}

function numberIn(value: Json, key: string): number | null {
  const found = member(value, key);
  return typeof found === 'number' ? found : null;
}
