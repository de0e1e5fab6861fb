import type { Json, JsonObject } from '../bytes/value.ts';
import type { EngineRecord } from '../pipeline/kernels.ts';
import type { TaskRecord } from '../pipeline/task.ts';

/** Version of the bundle's layout; lineage.json records it. */
export const BUNDLE_FORMAT = 1;

/** lineage.json as it stands on disk. */
export interface Lineage {
  /** Absent in files of kernels 1. */
  readonly $schema?: string;
  readonly run_id: string;
  readonly dataset: FileRecord & { readonly bytes: number; readonly rows: number };
  readonly config: FileRecord;
  readonly model: FileRecord;
  readonly threshold: FileRecord;
  readonly artifacts: readonly ArtifactRecord[];
  readonly engine: EngineRecord;
  readonly seed: number;
  readonly tasks: readonly TaskRecord[];
  readonly format: number;
}

export interface FileRecord {
  readonly path: string;
  readonly sha256: string;
}

interface ArtifactRecord extends FileRecord {
  readonly role: string;
  readonly bytes: number;
}

/** A listed file with its role; `bytes` where lineage records a size. */
export interface ListedFile extends FileRecord {
  readonly role: string;
  readonly bytes?: number;
}

/** Every file that lineage lists, in the order of the zip. */
export function listedFiles(lineage: Lineage): readonly ListedFile[] {
  return [
    { role: 'dataset', ...lineage.dataset },
    { role: 'config', ...lineage.config },
    { role: 'model', ...lineage.model },
    { role: 'threshold', ...lineage.threshold },
    ...lineage.artifacts,
  ];
}

/** Lineage as JSON with the keys in the documented order. */
export function lineageFile(lineage: Lineage): JsonObject {
  const { run_id, dataset, config, model, threshold, artifacts, engine, seed, tasks, format } = lineage;
  return {
    run_id,
    dataset: { path: dataset.path, sha256: dataset.sha256, bytes: dataset.bytes, rows: dataset.rows },
    config: { path: config.path, sha256: config.sha256 },
    model: { path: model.path, sha256: model.sha256 },
    threshold: { path: threshold.path, sha256: threshold.sha256 },
    artifacts: artifacts.map(({ role, path, sha256, bytes }): Json => ({ role, path, sha256, bytes })),
    engine: {
      name: engine.name,
      kernels: engine.kernels,
      ...(engine.packages === undefined ? {} : { packages: engine.packages }),
    },
    seed,
    tasks: tasks.map(({ name, config: slices, inputs, sha256 }): Json => ({ name, config: slices, inputs, sha256 })),
    format,
  };
}
