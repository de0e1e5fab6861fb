import { sha256 } from '../bytes/digest.ts';
import { fail, SelfsameError, type Problem } from '../errors.ts';
import type { BundleFile } from './build-bundle.ts';
import { isCanonicalZip, type Packing } from './canonical-zip.ts';
import { listedFiles, type Lineage } from './lineage.ts';
import { checkLineage } from './lineage-schema.ts';
import { onceDone } from './once.ts';
import { LINEAGE_PATH, SUMS_PATH, TRAIN_LOG } from './paths.ts';
import { readZip } from './read-zip.ts';
import { parseSums } from './sums.ts';
import { JSON_LIMITS, parseStrictJson, type JsonLimits } from './strict-json.ts';
import { writeZip } from './write-zip.ts';
import { ZIP_LIMITS, type ZipFile, type ZipLimits } from './zip-format.ts';

/** A bundle that could be read; whether what is in it is right is the verifier's question. */
export interface OpenedBundle {
  /** In the order found, hashed; roles as lineage gives them. */
  readonly files: readonly BundleFile[];
  /** `null` where lineage.json is damaged; then `lineageProblems` says how. */
  readonly lineage: Lineage | null;
  readonly lineageProblems: readonly Problem[];
  /** Of the zip; `null` for a folder. */
  readonly sha256: string | null;
  /**
   * Whether the zip is byte for byte what our own writer makes of these files: packed again when first asked, by
   * `packing` if there is one.
   */
  readonly isCanonical: (packing?: Packing) => Promise<boolean>;
  /** What was left out of account, for people. */
  readonly notes: readonly string[];
  /** For the JSON files in it, which are read later. */
  readonly jsonLimits: JsonLimits;
}

/** What a reader takes from a stranger. */
export interface BundleLimits {
  readonly zip: ZipLimits;
  readonly json: JsonLimits;
}

export const BUNDLE_LIMITS: BundleLimits = { zip: ZIP_LIMITS, json: JSON_LIMITS };

/**
 * Reads a zip that may come from anybody.
 * @throws SelfsameError `zip/*`, `bundle/not-a-bundle`, `bundle/lineage-missing`, `bundle/newer-version`
 */
export async function openBundle(zip: Uint8Array, limits: BundleLimits = BUNDLE_LIMITS): Promise<OpenedBundle> {
  return openBundleFiles(readZip(zip, limits.zip), zip, limits.json);
}

/** The same for files that are unpacked already (a folder); `zip` is the container they came from, if any. */
export async function openBundleFiles(
  files: readonly ZipFile[],
  zip: Uint8Array | null = null,
  jsonLimits: JsonLimits = JSON_LIMITS,
): Promise<OpenedBundle> {
  const { inside, notes } = leaveLog(leaveFolder(leaveAdded(files)), zip);
  const hashed = await Promise.all(
    inside.map(async ({ path, bytes }) => ({ path, bytes, role: null, sha256: await sha256(bytes) })),
  );
  const reading = readLineage(hashed, zip === null ? 'folder' : 'zip', jsonLimits);
  const roles = new Map(
    reading.lineage === null ? [] : listedFiles(reading.lineage).map(({ path, role }) => [path, role]),
  );
  const ordered = zip === null || notes.length > 0 ? null : inOrder(hashed, reading.lineage);
  return {
    ...reading,
    files: hashed.map((file) => ({ ...file, role: roles.get(file.path) ?? null })),
    sha256: zip === null ? null : await sha256(zip),
    isCanonical: onceDone(async (packing) => zip !== null && ordered !== null && isCanonicalZip(zip, ordered, packing)),
    notes,
    jsonLimits,
  };
}

/** The file at a path, if it is there. */
export function fileAt({ files }: OpenedBundle, path: string): BundleFile | undefined {
  return files.find((file) => file.path === path);
}

interface Account {
  readonly inside: readonly ZipFile[];
  readonly notes: readonly string[];
}

/**
 * What macOS adds to folders and zips is left out of account, by name; nothing else is. A bundle never has such files:
 * its only free name is the dataset's, and a dataset called so would be missed and named.
 */
function leaveAdded(files: readonly ZipFile[]): Account {
  const isAdded = ({ path }: ZipFile): boolean => /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(path);
  const added = files.filter(isAdded);
  if (added.length === 0) return { inside: files, notes: [] };
  const names = added.slice(0, 3).map(({ path }) => JSON.stringify(path));
  const more = added.length > names.length ? ` and ${added.length - names.length} more` : '';
  return {
    inside: files.filter((file) => !isAdded(file)),
    notes: [`A file manager has added ${names.join(', ')}${more}, which was left out of account.`],
  };
}

/** People zip the folder that they unzipped into: one enclosing folder is left out of account. */
function leaveFolder({ inside: files, notes }: Account): Account {
  if (files.some(({ path }) => path === LINEAGE_PATH)) return { inside: files, notes };
  const folder = files.length === 0 ? '' : files[0].path.slice(0, files[0].path.indexOf('/') + 1);
  const enclosed =
    folder !== '' &&
    files.every(({ path }) => path.startsWith(folder)) &&
    files.some(({ path }) => path === folder + LINEAGE_PATH);
  if (!enclosed) return { inside: files, notes };
  return {
    inside: files.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes })),
    notes: [
      ...notes,
      `The files are inside a folder ${JSON.stringify(folder.slice(0, -1))}, which was left out of account.`,
    ],
  };
}

/** A run's folder has the log of its times beside the bundle's files; a zip never has it. */
function leaveLog({ inside, notes }: Account, zip: Uint8Array | null): Account {
  const others = inside.filter(({ path }) => path !== TRAIN_LOG);
  if (zip !== null || others.length === inside.length) return { inside, notes };
  return {
    inside: others,
    notes: [
      ...notes,
      `The log of the run's times, ${TRAIN_LOG}, is no file of the bundle and was left out of account.`,
    ],
  };
}

function readLineage(
  files: readonly BundleFile[],
  container: 'zip' | 'folder',
  limits: JsonLimits,
): Pick<OpenedBundle, 'lineage' | 'lineageProblems'> {
  const file = files.find(({ path }) => path === LINEAGE_PATH);
  if (file === undefined) {
    const related = files.some(({ path }) => path === SUMS_PATH || path.startsWith('artifacts/'));
    return related
      ? fail('bundle/lineage-missing', `The bundle has no ${LINEAGE_PATH}, so nothing says what its files should be.`, {
          fix: 'Ask for the complete bundle.',
        })
      : fail('bundle/not-a-bundle', `This ${container} is not a bundle: it has no ${LINEAGE_PATH}.`, {
          fix: 'A bundle is the .zip that a run has written, or the folder it was unzipped into.',
        });
  }
  try {
    return { lineage: checkLineage(parseStrictJson(file.bytes, LINEAGE_PATH, limits)), lineageProblems: [] };
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    // A version that is really newer is refused; one that a damaged byte made up is damage.
    if (error.code === 'bundle/newer-version' && vouchedFor(files, file)) throw error;
    return { lineage: null, lineageProblems: error.problems };
  }
}

/** Whether SHA256SUMS has the hash that the file has. */
function vouchedFor(files: readonly BundleFile[], file: BundleFile): boolean {
  const sums = files.find(({ path }) => path === SUMS_PATH);
  return sums !== undefined && parseSums(sums.bytes)?.get(file.path) === file.sha256;
}

/** Packing more than this again takes longer than anybody waits for a name. */
const MOST_PACKED = 64 * 1024 * 1024;

/**
 * SHA-256 of the zip that the program writes of the same files: what a folder, or a zip that was packed again, is to be
 * known by. `null` where there are files that lineage does not list, or too much to pack.
 */
export async function fingerprintOf({ files, lineage }: OpenedBundle): Promise<string | null> {
  const ordered = inOrder(files, lineage);
  if (ordered === null || ordered.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_PACKED) return null;
  try {
    return await sha256(writeZip(ordered));
  } catch (error) {
    if (error instanceof SelfsameError) return null;
    throw error;
  }
}

/** The files in the order of the zip; `null` where there are others among them. */
function inOrder<File extends ZipFile>(files: readonly File[], lineage: Lineage | null): readonly File[] | null {
  if (lineage === null) return null;
  const order = [...listedFiles(lineage).map(({ path }) => path), LINEAGE_PATH, SUMS_PATH];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const present = order.flatMap((path) => byPath.get(path) ?? []);
  return present.length === files.length ? present : null;
}
