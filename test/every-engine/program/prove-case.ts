import {
  buildBundle,
  createMemoryStore,
  executeRun,
  fileAt,
  loadPipeline,
  openBundle,
  parseConfigBytes,
  predict,
  sha256,
  verifyBundle,
  type Executor,
  type RunInput,
} from '../../../src/core/index.ts';
import { engineOfBundle, loadEngine } from '../../../src/engines/load-engine.ts';

export interface Files {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly config: Uint8Array<ArrayBuffer>;
}

async function inputOf({ data, config: bytes }: Files): Promise<RunInput> {
  const { config, problems } = parseConfigBytes(bytes);
  if (config === null) throw new Error(JSON.stringify(problems));
  return {
    config,
    dataset: { bytes: data, sha256: await sha256(data) },
    configFile: { bytes, sha256: await sha256(bytes) },
  };
}

/** Trains and bundles. @returns the bundle's SHA-256 */
export async function trainCase(files: Files, executor: Executor): Promise<string> {
  const run = await executeRun(await inputOf(files), { executor, store: createMemoryStore() });
  return (await buildBundle(run, { executor })).sha256;
}

/**
 * Trains, bundles, opens the bundle, verifies it to the greatest depth and predicts the data's own rows.
 * @returns the bundle's SHA-256
 * @throws Error where the replay finds a difference
 */
export async function proveCase(files: Files, executor: Executor): Promise<string> {
  const run = await executeRun(await inputOf(files), { executor, store: createMemoryStore() });
  const bundle = await buildBundle(run, { executor });
  const opened = await openBundle(bundle.zip);
  const report = await verifyBundle(opened, { depth: 'replay', dataset: files.data, executor, loadEngine });
  if (!report.passed) throw new Error(`the replay differs: ${JSON.stringify(report.problems)}`);
  const { pipeline, threshold } = loadPipeline(opened, await engineOfBundle(opened));
  const { flagged, n } = predict(pipeline, files.data, threshold);
  if (flagged.length !== n || fileAt(opened, 'SHA256SUMS') === undefined) throw new Error('a part is missing');
  return bundle.sha256;
}
