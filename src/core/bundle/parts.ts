import { decodeUtf8 } from '../bytes/text.ts';
import type { JsonObject } from '../bytes/value.ts';
import type { RunConfig } from '../config/config.ts';
import { parseConfigBytes } from '../config/parse-config.ts';
import { fail, SelfsameError, type Problem } from '../errors.ts';
import { OWN_ENGINE, type Engine } from '../models/engine.ts';
import type { GenericSchema } from 'valibot';
import { readDocument } from './check-schema.ts';
import type { BundleFile } from './build-bundle.ts';
import type { Lineage } from './lineage.ts';
import { once } from './once.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import type { DriftFile } from './drift-file.ts';
import type { ArtifactRole } from './paths.ts';
import { readLog, type TaskLog } from './read-log.ts';
import { readModel, type LoadedPipeline } from './read-model.ts';
import { comparisonsSchema } from './schema/comparisons.ts';
import { configSchema } from './schema/config.ts';
import { curvesSchema } from './schema/curves.ts';
import { driftSchema } from './schema/drift.ts';
import { importanceSchema } from './schema/importance.ts';
import { intervalsSchema } from './schema/intervals.ts';
import { metricsSchema } from './schema/metrics.ts';
import { sweepSchema } from './schema/sweep.ts';
import {
  readOutOfFold,
  readPredictions,
  readSplits,
  type OutOfFoldTable,
  type PredictionsTable,
  type SplitsTable,
} from './read-tables.ts';

/** A part of the bundle that could be read, or why not. */
export type Part<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly path: string; readonly problems: readonly Problem[] };

/** What is in a bundle's files, each read on its own, so that one damaged file does not hide the others. */
export interface Parts {
  readonly config: Part<RunConfig>;
  readonly model: Part<LoadedPipeline>;
  readonly threshold: Part<number>;
  readonly metrics: Part<JsonObject>;
  readonly driftBaseline: Part<DriftFile>;
  readonly resolvedConfig: Part<JsonObject>;
  readonly curves: Part<JsonObject>;
  /** `null` where lineage lists none. */
  readonly intervals: Part<JsonObject | null>;
  readonly comparisons: Part<JsonObject | null>;
  readonly importance: Part<JsonObject | null>;
  readonly log: Part<TaskLog>;
  readonly splits: Part<SplitsTable>;
  readonly predictions: Part<PredictionsTable>;
  readonly outOfFold: Part<OutOfFoldTable>;
  /** `null` where lineage lists none. */
  readonly sweep: Part<JsonObject | null>;
}

export type PartReaders = { readonly [Name in keyof Parts]: () => Parts[Name] };

/** @param engine the one that lineage names */
export function readParts(opened: OpenedBundle, lineage: Lineage, engine: Engine = OWN_ENGINE): Parts {
  return lazyParts(partReaders(opened, lineage, engine));
}

/** Parts that are read when they are first asked for. */
export function lazyParts(readers: PartReaders): Parts {
  const parts = {};
  for (const [name, read] of Object.entries<() => Part<unknown>>(readers))
    Object.defineProperty(parts, name, { enumerable: true, get: once(read) });
  return parts as Parts;
}

/** Asks for each part, with a pause after it. */
export async function readInTurn(parts: Parts, pause?: () => Promise<void>): Promise<void> {
  for (const name of Object.keys(parts) as (keyof Parts)[]) {
    void parts[name];
    await pause?.();
  }
}

/** Each part on its own: who wants the model alone need not wait for the tables. */
export function partReaders(opened: OpenedBundle, lineage: Lineage, engine: Engine = OWN_ENGINE): PartReaders {
  const { jsonLimits } = opened;
  const document =
    (schema: GenericSchema) =>
    (bytes: Uint8Array, path: string): JsonObject =>
      readDocument(bytes, path, schema, lineage.engine.kernels, jsonLimits);
  const artifact = (role: ArtifactRole): string => {
    const record = lineage.artifacts.find((entry) => entry.role === role);
    if (record === undefined) throw new RangeError(`lineage was not checked: no ${role}`);
    return record.path;
  };
  const read =
    <T>(path: string, reader: (bytes: Uint8Array, path: string) => T) =>
    (): Part<T> =>
      readPart(fileAt(opened, path), path, reader);
  const optional = (role: ArtifactRole, schema: GenericSchema): (() => Part<JsonObject | null>) => {
    const record = lineage.artifacts.find((entry) => entry.role === role);
    return record === undefined ? () => ({ ok: true, value: null }) : read(record.path, document(schema));
  };
  return {
    config: read(lineage.config.path, readConfig),
    model: read(lineage.model.path, (bytes, path) => readModel(bytes, path, engine, jsonLimits)),
    threshold: read(lineage.threshold.path, readThreshold),
    metrics: read(artifact('metrics'), document(metricsSchema)),
    driftBaseline: read(
      artifact('drift_baseline'),
      (bytes, path) => document(driftSchema)(bytes, path) as unknown as DriftFile,
    ),
    resolvedConfig: read(artifact('resolved_config'), document(configSchema)),
    curves: read(artifact('curves'), document(curvesSchema)),
    intervals: optional('intervals', intervalsSchema),
    comparisons: optional('comparisons', comparisonsSchema),
    importance: optional('importance', importanceSchema),
    log: read(artifact('log'), readLog),
    splits: read(artifact('splits'), readSplits),
    predictions: read(artifact('predictions'), readPredictions),
    outOfFold: read(artifact('out_of_fold'), readOutOfFold),
    sweep: optional('sweep', sweepSchema),
  };
}

function readPart<T>(
  file: BundleFile | undefined,
  path: string,
  reader: (bytes: Uint8Array, path: string) => T,
): Part<T> {
  if (file === undefined)
    return {
      ok: false,
      path,
      problems: [{ code: 'bundle/incomplete', severity: 'error', message: 'The file is missing.', place: { path } }],
    };
  try {
    return { ok: true, value: reader(file.bytes, path) };
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return { ok: false, path, problems: error.problems };
  }
}

function readConfig(bytes: Uint8Array): RunConfig {
  const { config, problems } = parseConfigBytes(bytes);
  if (config === null) throw new SelfsameError(problems.filter(({ severity }) => severity === 'error'));
  return config;
}

/** threshold.txt: one number as ECMAScript prints it, and a newline. */
function readThreshold(bytes: Uint8Array, path: string): number {
  let text = '';
  try {
    text = decodeUtf8(bytes);
  } catch {
    // Falls through: it is no number either.
  }
  const value = Number(text);
  if (!Number.isFinite(value) || text !== `${value}\n`)
    return fail('bundle/inconsistent', 'The file must hold one number and a newline.', { place: { path } });
  return value;
}
