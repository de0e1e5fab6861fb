import { runId } from '../../../../src/core/bundle/run-id.ts';
import { checkLineage } from '../../../../src/core/bundle/lineage-schema.ts';
import { lineageFile, type Lineage } from '../../../../src/core/bundle/lineage.ts';
import { jsonFile } from '../../../../src/core/bundle/json-file.ts';
import { readParts } from '../../../../src/core/bundle/parts.ts';
import { restoreRun } from '../../../../src/core/bundle/restore-run.ts';
import { dataOutputs, outputHash, taskOutputs } from '../../../../src/core/bundle/task-outputs.ts';
import { asWritten } from '../../../../src/core/bundle/schema/link.ts';
import { readTable } from '../../../../src/core/data/read-table.ts';
import { engineerFeatures } from '../../../../src/core/features/engineer.ts';
import {
  decodeUtf8,
  encodeUtf8,
  fileAt,
  openBundleFiles,
  sha256,
  type Bundle,
  type OpenedBundle,
  type ZipFile,
} from '../../../../src/core/index.ts';
import { changeFile, repair } from '../forge.ts';

const LINEAGE = 'artifacts/lineage.json';

/**
 * The bundle with one file changed by a forger who has this program: sizes, hashes and the run ID wherever they
 * stand, the hashes of all tasks whose outputs are in the files, and SHA256SUMS are made to fit.
 */
export async function reforge(bundle: Bundle, path: string, bytes: Uint8Array): Promise<ZipFile[]> {
  if (path === LINEAGE) return repair(changeFile(bundle, path, bytes));
  let files = changeFile(bundle, path, bytes);
  let lineage = await withFile(lineageOf(files), path, bytes);
  const before = lineageOf(files);
  if (path === lineage.dataset.path || path === lineage.config.path) {
    const id = await runId(lineage.dataset.sha256, lineage.config.sha256, lineage.engine.kernels);
    const renamed = [
      [before.run_id, id],
      [before.dataset.sha256, lineage.dataset.sha256],
      [before.config.sha256, lineage.config.sha256],
      [`${before.dataset.bytes} bytes`, `${lineage.dataset.bytes} bytes`],
      [`{"bytes":${before.dataset.bytes}}`, `{"bytes":${lineage.dataset.bytes}}`],
    ];
    for (const role of ['metrics', 'model_card', 'log']) {
      const record = lineage.artifacts.find((entry) => entry.role === role);
      const file = files.find((entry) => entry.path === record?.path);
      if (file === undefined) continue;
      const text = renamed.reduce((all, [from, to]) => all.replaceAll(from, to), decodeUtf8(file.bytes));
      files = files.map((entry) => (entry === file ? { path: file.path, bytes: encodeUtf8(text) } : entry));
      lineage = await withFile(lineage, file.path, encodeUtf8(text));
    }
    lineage = { ...lineage, run_id: id };
  }
  const hashes = await taskHashes(await openBundleFiles(await withLineage(files, lineage)), lineage);
  const tasks = lineage.tasks.map((task) => ({ ...task, sha256: hashes.get(task.name) ?? task.sha256 }));
  return withLineage(files, { ...lineage, tasks });
}

function lineageOf(files: readonly ZipFile[]): Lineage {
  const file = files.find(({ path }) => path === LINEAGE);
  if (file === undefined) throw new Error('no lineage');
  return checkLineage(JSON.parse(decodeUtf8(file.bytes)));
}

function withLineage(files: readonly ZipFile[], lineage: Lineage): Promise<ZipFile[]> {
  const bytes = jsonFile(asWritten('lineage', lineage.engine.kernels, lineageFile(lineage)));
  return repair(files.map((file) => (file.path === LINEAGE ? { path: LINEAGE, bytes } : file)));
}

async function withFile(lineage: Lineage, path: string, bytes: Uint8Array): Promise<Lineage> {
  const hash = await sha256(bytes);
  const fit = <T extends { readonly path: string }>(record: T): T =>
    record.path !== path ? record : { ...record, sha256: hash, ...('bytes' in record ? { bytes: bytes.length } : {}) };
  const { dataset, config, model, threshold, artifacts } = lineage;
  return {
    ...lineage,
    dataset: fit(dataset),
    config: fit(config),
    model: fit(model),
    threshold: fit(threshold),
    artifacts: artifacts.map(fit),
  };
}

/** As far as the files can still be read. */
async function taskHashes(opened: OpenedBundle, lineage: Lineage): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map([['dataset', lineage.dataset.sha256]]);
  const parts = readParts(opened, lineage);
  const { config, model } = parts;
  try {
    const run = restoreRun(parts, lineage);
    if (!model.ok || !config.ok) return hashes;
    const final = { preprocessor: model.value.preprocessor, fitted: model.value.classifier.fitted };
    for (const [name, output] of taskOutputs(run, final)) hashes.set(name, await outputHash(output));
    const dataset = fileAt(opened, lineage.dataset.path);
    if (dataset === undefined) return hashes;
    const reading = readTable(dataset.bytes, config.value.data);
    const engineered = engineerFeatures(reading.table, config.value.features);
    for (const [name, output] of dataOutputs(run, reading, engineered)) hashes.set(name, await outputHash(output));
  } catch {
    // What cannot be read has no hash that could be made to fit.
  }
  return hashes;
}
