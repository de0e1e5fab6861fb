import { sha256 } from '../bytes/digest.ts';
import { deflate } from '../bytes/deflate.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import { createDeflater, type Deflater, type DeflateOptions } from '../pipeline/deflate-files.ts';
import type { Executor, TaskStore } from '../pipeline/executor.ts';
import { engineRecord } from '../pipeline/kernels.ts';
import type { RunResult } from '../pipeline/result.ts';
import type { Hashed } from '../pipeline/task.ts';
import { jsonFile } from './json-file.ts';
import { BUNDLE_FORMAT, lineageFile, type Lineage } from './lineage.ts';
import { bundlePaths, LINEAGE_PATH, ROLES, SUMS_PATH, type Role } from './paths.ts';
import { roleContents } from './role-contents.ts';
import { runId } from './run-id.ts';
import { asWritten } from './schema/link.ts';
import { sumsFile } from './sums.ts';
import { writeDeflated, writeZip } from './write-zip.ts';

export interface BundleFile {
  readonly path: string;
  /** `null` for lineage.json and SHA256SUMS, which lineage does not list. */
  readonly role: string | null;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Bundle {
  readonly runId: string;
  /** In the order of the zip. */
  readonly files: readonly BundleFile[];
  readonly zip: Uint8Array<ArrayBuffer>;
  /** Of the zip: the one hash that stands for the experiment. */
  readonly sha256: string;
}

/** Who compresses; without an executor the caller's own thread does. The bytes are the same. */
export interface BundleWork {
  readonly executor?: Executor;
  /** Of compressed files; used with an executor alone. */
  readonly store?: TaskStore;
  readonly signal?: CancelSignal;
  /** What was made and compressed by the same executor during the run. */
  readonly made?: MadeFiles;
  /** For people who wait: bytes that the executor has compressed, of those that it is given. */
  readonly onCompressed?: (done: number, total: number) => void;
}

export interface MadeFiles {
  readonly contents: ReadonlyMap<Role, Hashed>;
  readonly deflater: Deflater;
}

/** These have a block of their own in lineage. */
const NAMED: ReadonlySet<Role> = new Set<Role>(['dataset', 'config', 'model', 'threshold']);

/** Smaller files are compressed sooner than sent. */
export const WORTH_SENDING = 65536;

/**
 * The bundle of a finished run. Equal results give equal bytes.
 * @throws SelfsameError `bundle/name-clash`, `config/path`, `zip/limit`, `run/cancelled`
 */
export async function buildBundle(run: RunResult, work: BundleWork = {}): Promise<Bundle> {
  const { runId: id, files } = await bundleFiles(run, work.made?.contents);
  const { executor } = work;
  const zip = executor === undefined ? writeZip(files) : await zipWith(files, { ...work, executor });
  return { runId: id, files, zip, sha256: await sha256(zip) };
}

/**
 * What the zip is a function of.
 * @throws SelfsameError `bundle/name-clash`, `config/path`
 */
export async function bundleFiles(
  run: RunResult,
  made: ReadonlyMap<Role, Hashed> = new Map(),
): Promise<Pick<Bundle, 'runId' | 'files'>> {
  const paths = bundlePaths(run.config);
  const id = await runId(run.dataset.sha256, run.configFile.sha256, run.kernels);
  const contents = new Map<Role, BundleFile>();
  for (const [role, content] of roleContents(run, id)) {
    const { bytes, sha256: hash } = made.get(role) ?? (await hashed(content()));
    contents.set(role, { role, path: paths[role], bytes, sha256: hash });
  }
  const file = (role: Role): BundleFile => contents.get(role) as BundleFile;
  const record = (role: Role) => ({ path: file(role).path, sha256: file(role).sha256 });
  const lineage: Lineage = {
    run_id: id,
    dataset: { ...record('dataset'), bytes: run.dataset.bytes.length, rows: run.table.n },
    config: record('config'),
    model: record('model'),
    threshold: record('threshold'),
    artifacts: ROLES.filter((role) => contents.has(role) && !NAMED.has(role)).map((role) => ({
      role,
      ...record(role),
      bytes: file(role).bytes.length,
    })),
    engine: engineRecord(run.config.engine),
    seed: run.config.seed,
    tasks: run.tasks,
    format: BUNDLE_FORMAT,
  };
  const listed = ROLES.filter(
    (role) => contents.has(role) && (role !== 'dataset' || run.config.bundle.include_dataset),
  ).map(file);
  const withLineage = [
    ...listed,
    await plainFile(LINEAGE_PATH, jsonFile(asWritten('lineage', run.kernels, lineageFile(lineage)))),
  ];
  return { runId: id, files: [...withLineage, await plainFile(SUMS_PATH, encodeUtf8(sumsFile(withLineage)))] };
}

async function zipWith(
  files: readonly BundleFile[],
  options: DeflateOptions & Pick<BundleWork, 'made' | 'onCompressed'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const deflater = options.made?.deflater ?? createDeflater(options);
  for (const file of files) if (file.bytes.length >= WORTH_SENDING) deflater.add(file);
  const deflated = await deflater.finish(options.onCompressed);
  const hashes = new Map(files.map(({ path, sha256: hash }) => [path, hash]));
  return writeDeflated(files, ({ path, bytes }) => deflated.get(hashes.get(path) ?? '') ?? deflate(bytes));
}

async function hashed(bytes: Uint8Array): Promise<Hashed> {
  return { bytes, sha256: await sha256(bytes) };
}

async function plainFile(path: string, bytes: Uint8Array): Promise<BundleFile> {
  return { role: null, path, bytes, sha256: await sha256(bytes) };
}
