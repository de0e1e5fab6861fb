import { decodeUtf8 } from '../../bytes/text.ts';
import type { Json, JsonObject } from '../../bytes/value.ts';
import type { RunConfig } from '../../config/config.ts';
import { SelfsameError } from '../../errors.ts';
import type { CurveCounts } from '../../evaluation/types.ts';
import type { Lineage } from '../lineage.ts';
import { fileAt, type OpenedBundle } from '../open-bundle.ts';
import { readParts, type Part } from '../parts.ts';
import { jsonToValue } from '../value-json.ts';

export interface ReportedModel {
  readonly model: string;
  /** Of the score that the run ranks by. */
  readonly mean: number | null;
  readonly std: number | null;
  readonly folds: readonly (number | null)[];
  readonly auc: number | null;
  readonly ap: number | null;
  readonly curve: CurveCounts;
}

/** What a report of an experiment is written from: files of its bundle and nothing else. */
export interface ReportFacts {
  readonly lineage: Lineage;
  readonly config: RunConfig;
  readonly configText: string;
  readonly labels: readonly [string, string];
  /** Best first. */
  readonly models: readonly ReportedModel[];
  readonly metrics: JsonObject;
  /** Bootstrap intervals of the test scores; `null`: not in this bundle. */
  readonly intervals: JsonObject | null;
  readonly threshold: number;
  /** In the order of the bundle. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
}

/** @throws SelfsameError where a file that it needs is missing or damaged */
export function reportFacts(opened: OpenedBundle): ReportFacts {
  const { lineage } = opened;
  if (lineage === null) throw new SelfsameError(opened.lineageProblems);
  const parts = readParts(opened, lineage);
  const metrics = valueOf(parts.metrics);
  const curves = valueOf(parts.curves).out_of_fold as readonly JsonObject[];
  const config = valueOf(parts.config);
  const resolved = valueOf(parts.resolvedConfig);
  const data = resolved.data as JsonObject;
  const yaml = fileAt(opened, lineage.config.path);
  const rank = config.cv.rank_by;
  return {
    lineage,
    config,
    configText: yaml === undefined ? '' : decodeUtf8(yaml.bytes),
    labels: ['the others', textOf(data.positive_class)],
    models: (metrics.cv_ranking as readonly JsonObject[]).map((entry) => ({
      model: textOf(entry.model),
      mean: numberOf(entry[`cv_${rank}_mean`]),
      std: numberOf(entry[`cv_${rank}_std`]),
      folds: (entry.folds as readonly JsonObject[]).map((fold) => numberOf(fold[rank])),
      auc: numberOf(entry.cv_roc_auc_mean),
      ap: numberOf(entry.cv_average_precision_mean),
      curve: countsOf(curves.find(({ model }) => model === entry.model)),
    })),
    metrics,
    intervals: valueOf(parts.intervals),
    threshold: valueOf(parts.threshold),
    files: opened.files.map(({ path, bytes, sha256 }) => ({ path, bytes: bytes.length, sha256 })),
  };
}

function valueOf<T>(part: Part<T>): T {
  if (!part.ok) throw new SelfsameError(part.problems);
  return part.value;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

export const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

const NONE: CurveCounts = {
  thresholds: new Float64Array(0),
  truePositives: new Uint32Array(0),
  falsePositives: new Uint32Array(0),
  positives: 0,
  negatives: 0,
};

function countsOf(curve: JsonObject | undefined): CurveCounts {
  if (curve === undefined) return NONE;
  const array = (key: string) => jsonToValue(curve[key], key) as unknown as ArrayLike<number>;
  return {
    thresholds: Float64Array.from(array('thresholds')),
    truePositives: Uint32Array.from(array('true_positives')),
    falsePositives: Uint32Array.from(array('false_positives')),
    positives: numberOf(curve.positives) ?? 0,
    negatives: numberOf(curve.negatives) ?? 0,
  };
}
