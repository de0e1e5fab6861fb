import type { RunConfig } from '../config/config.ts';
import { parseConfigBytes } from '../config/parse-config.ts';
import { SelfsameError } from '../errors.ts';
import { foldSizeOf, type FitSize } from '../pipeline/cost.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { readDocument } from './check-schema.ts';
import { driftSchema } from './schema/drift.ts';
import type { DriftFile } from './drift-file.ts';

/** What the time of a replay depends on. */
export interface TrainingSize {
  readonly config: RunConfig;
  readonly size: FitSize;
}

/**
 * From what the bundle says of itself: its dataset is not read for it, and nothing is checked.
 * @returns `null` where config or drift baseline cannot be read
 */
export function trainingSize(opened: OpenedBundle): TrainingSize | null {
  const { lineage, jsonLimits } = opened;
  const drift = lineage?.artifacts.find(({ role }) => role === 'drift_baseline');
  if (lineage === null || drift === undefined) return null;
  const configFile = fileAt(opened, lineage.config.path);
  const driftFile = fileAt(opened, drift.path);
  if (configFile === undefined || driftFile === undefined) return null;
  try {
    const { config } = parseConfigBytes(configFile.bytes);
    const stats = readDocument(
      driftFile.bytes,
      drift.path,
      driftSchema,
      lineage.engine.kernels,
      jsonLimits,
    ) as unknown as DriftFile;
    if (config === null) return null;
    const numeric = Object.keys(stats.numeric_feature_stats).length;
    const categorical = Object.keys(stats.categorical_feature_stats).length;
    return { config, size: foldSizeOf(lineage.dataset.rows, { numeric, categorical }, config) };
  } catch (error) {
    if (error instanceof SelfsameError) return null;
    throw error;
  }
}
