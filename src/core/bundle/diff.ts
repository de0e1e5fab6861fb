import { SelfsameError } from '../errors.ts';
import type { Json, JsonObject } from '../bytes/value.ts';
import { compareJson } from './compare-json.ts';
import { dataDifference, type DataDifference } from './diff-data.ts';
import type { Lineage } from './lineage.ts';
import type { EngineLoader } from '../models/engine.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { readParts, type Part, type Parts } from './parts.ts';
import { compareTasks } from './replay.ts';
import type { ReplayedTask } from './report.ts';
import { verifyBundle } from './verify.ts';

/** One of the two bundles, in what identifies it. */
export interface DiffSide {
  /** Of the zip; `null` for a folder. */
  readonly sha256: string | null;
  readonly run_id: string;
  readonly engine: Lineage['engine'];
  readonly seed: number;
  readonly best_model: string | null;
  readonly threshold: number | null;
  /** Titles of integrity checks that fail: what such a bundle says of itself is worth little. */
  readonly failed_checks: readonly string[];
}

export interface ValueDifference {
  readonly key: string;
  /** JSON text; `null` where there is nothing. */
  readonly a: string | null;
  readonly b: string | null;
}

export interface NumberDifference {
  readonly name: string;
  readonly a: number | null;
  readonly b: number | null;
  /** b − a; `null` where one is missing. */
  readonly difference: number | null;
}

/** A model's cross-validated ROC AUC; ranks count from 1. */
export interface ModelDifference extends NumberDifference {
  /** Over the folds. */
  readonly a_std: number | null;
  readonly b_std: number | null;
  readonly a_rank: number | null;
  readonly b_rank: number | null;
}

export interface TaskDifferences {
  /** In the order of the first one's graph. */
  readonly first_difference: string | null;
  /** States as in a replay of the first by the second. */
  readonly tasks: readonly ReplayedTask[];
}

export interface BundleDiff {
  /** Every file has the same bytes; the containers may differ. */
  readonly same: boolean;
  readonly same_zip: boolean;
  readonly a: DiffSide;
  readonly b: DiffSide;
  /** By key of the config with every default filled in; what the data settles is among the data. */
  readonly config: readonly ValueDifference[];
  readonly data: DataDifference;
  readonly tasks: TaskDifferences;
  /** Test set, at the threshold. */
  readonly metrics: readonly NumberDifference[];
  readonly models: readonly ModelDifference[];
  readonly files: readonly { readonly path: string; readonly a: string | null; readonly b: string | null }[];
}

/**
 * What differs between two bundles and where they part first. Both are taken at their word; whether that can be
 * trusted is what verifying says, so the integrity checks of both are made too and failures named.
 * @param loadEngine for bundles of other engines than our own
 * @throws SelfsameError where the lineage of one of them cannot be read
 */
export async function diffBundles(a: OpenedBundle, b: OpenedBundle, loadEngine?: EngineLoader): Promise<BundleDiff> {
  const [left, right] = [await readSide(a, loadEngine), await readSide(b, loadEngine)];
  const paths = [...new Set([...a.files, ...b.files].map(({ path }) => path))];
  const files = paths
    .map((path) => ({ path, a: fileAt(a, path)?.sha256 ?? null, b: fileAt(b, path)?.sha256 ?? null }))
    .filter((file) => file.a !== file.b);
  const hashes = new Map(right.lineage.tasks.map(({ name, sha256 }) => [name, sha256]));
  const tasks = compareTasks(left.lineage, hashes);
  return {
    same: files.length === 0,
    same_zip: files.length === 0 && a.sha256 !== null && a.sha256 === b.sha256,
    a: left.side,
    b: right.side,
    config: configDifferences(left.parts, right.parts),
    data: dataDifference(left, right),
    tasks: { first_difference: tasks.find(({ state }) => state !== 'same')?.name ?? null, tasks },
    metrics: TEST_METRICS.map((name) =>
      numbers(name, numberAt(left.parts.metrics, name), numberAt(right.parts.metrics, name)),
    ),
    models: modelDifferences(left.parts, right.parts),
    files,
  };
}

const TEST_METRICS = ['roc_auc', 'average_precision', 'precision', 'recall', 'f1', 'accuracy', 'log_loss', 'brier'];

interface ReadSide {
  readonly side: DiffSide;
  readonly lineage: Lineage;
  readonly parts: Parts;
}

async function readSide(opened: OpenedBundle, loadEngine: EngineLoader | undefined): Promise<ReadSide> {
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  const parts = readParts(opened, lineage);
  const { checks } = await verifyBundle(opened, { depth: 'integrity', loadEngine });
  const best = objectOf(parts.metrics)?.best_model_name;
  const side: DiffSide = {
    sha256: opened.sha256,
    run_id: lineage.run_id,
    engine: lineage.engine,
    seed: lineage.seed,
    best_model: typeof best === 'string' ? best : null,
    threshold: parts.threshold.ok ? parts.threshold.value : null,
    failed_checks: Object.values(checks)
      .filter(({ passed }) => !passed)
      .map(({ title }) => title),
  };
  return { side, lineage, parts };
}

function objectOf(part: Part<JsonObject>): JsonObject | null {
  return part.ok ? part.value : null;
}

function configDifferences(a: Parts, b: Parts): readonly ValueDifference[] {
  return compareJson(objectOf(a.resolvedConfig), objectOf(b.resolvedConfig))
    .filter(({ path }) => path !== '$schema' && !path.startsWith('data.columns.'))
    .map(({ path, expected, actual }) => ({ key: path, a: expected ?? null, b: actual ?? null }));
}

/** Models of either, in the order of the first one's ranking. */
function modelDifferences(a: Parts, b: Parts): readonly ModelDifference[] {
  const [left, right] = [rankingOf(a.metrics), rankingOf(b.metrics)];
  return [...new Set([...left.keys(), ...right.keys()])].map((model) => {
    const [before, after] = [left.get(model), right.get(model)];
    return {
      ...numbers(model, before?.auc ?? null, after?.auc ?? null),
      a_std: before?.std ?? null,
      b_std: after?.std ?? null,
      a_rank: before?.rank ?? null,
      b_rank: after?.rank ?? null,
    };
  });
}

interface Ranked {
  readonly rank: number;
  readonly auc: number | null;
  readonly std: number | null;
}

function rankingOf(metrics: Part<JsonObject>): ReadonlyMap<string, Ranked> {
  const ranking = objectOf(metrics)?.cv_ranking;
  const entries = Array.isArray(ranking) ? (ranking as readonly Json[]) : [];
  return new Map(
    entries.flatMap((entry, i) => {
      if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return [];
      const { model, cv_roc_auc_mean: auc, cv_roc_auc_std: std } = entry as JsonObject;
      const ranked: Ranked = { rank: i + 1, auc: numberOrNull(auc), std: numberOrNull(std) };
      return typeof model === 'string' ? [[model, ranked] as const] : [];
    }),
  );
}

function numberOrNull(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function numberAt(metrics: Part<JsonObject>, name: string): number | null {
  return numberOrNull(objectOf(metrics)?.[name]);
}

function numbers(name: string, a: number | null, b: number | null): NumberDifference {
  return { name, a, b, difference: a === null || b === null ? null : b - a };
}
