/** Checks of the files as bytes: each hash, completeness, SHA256SUMS, run ID, container. */
import { describeProblem, type SelfsameError } from '../errors.ts';
import type { Finding, NamedCheck } from './check.ts';
import { listedFiles, type FileRecord, type Lineage, type ListedFile } from './lineage.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import { LINEAGE_PATH, SUMS_PATH } from './paths.ts';
import { runId } from './run-id.ts';
import { parseSums, sumsFile } from './sums.ts';

/** One check for each file that lineage lists, named by its role. */
export function fileChecks(lineage: Lineage): readonly NamedCheck[] {
  return listedFiles(lineage).map((file) => ({
    name: file.role,
    title: `${file.path} is the file that lineage names`,
    meaning: 'The file was changed after the bundle was made, or belongs to another bundle.',
    depth: 'integrity',
    run: ({ opened, dataset }) => checkFile(opened, file, dataset !== null),
  }));
}

function checkFile(opened: OpenedBundle, listed: ListedFile, supplied: boolean): Finding {
  const { path, sha256: expected, bytes } = listed;
  const file = fileAt(opened, path);
  if (file === undefined && listed.role === 'dataset')
    // Whether it may be absent is a question of completeness.
    return { path, expected, actual: supplied ? expected : null, skipped: !supplied };
  if (file === undefined)
    return { path, expected, actual: null, problem: `${path} is missing.`, code: 'bundle/incomplete' };
  const found: Finding = { path, expected, actual: file.sha256 };
  if (file.sha256 !== expected)
    return {
      ...found,
      problem: `${path} is not the file that lineage names: it was changed, or lineage was.`,
      code: 'bundle/hash',
    };
  if (bytes !== undefined && bytes !== file.bytes.length)
    return { ...found, problem: `${path} has ${file.bytes.length} bytes, lineage says ${bytes}.`, code: 'bundle/hash' };
  return found;
}

export const completeness: NamedCheck = {
  name: 'completeness',
  title: 'Nothing is missing, nothing was added',
  meaning: 'The bundle is not the one that was made: ask for a complete one.',
  depth: 'integrity',
  run: ({ opened, lineage, parts }) => {
    const listed = listedFiles(lineage);
    const wanted = parts.resolvedConfig.ok ? includesDataset(parts.resolvedConfig.value) : undefined;
    const optional = wanted === true ? '' : lineage.dataset.path;
    const expected = new Set([...listed.map(({ path }) => path), LINEAGE_PATH, SUMS_PATH]);
    const missing = [...expected].filter((path) => path !== optional && fileAt(opened, path) === undefined);
    const added = opened.files.map(({ path }) => path).filter((path) => !expected.has(path));
    const unwanted = wanted === false && fileAt(opened, lineage.dataset.path) !== undefined;
    const complaints = [
      ...missing.map((path) => `${path} is missing`),
      ...added.map((path) => `${path} is not listed in lineage`),
      ...(unwanted ? [`${lineage.dataset.path} is there although the config leaves the dataset out`] : []),
    ];
    const path = missing[0] ?? added[0] ?? (unwanted ? lineage.dataset.path : null);
    const counts = {
      expected: `${expected.size - (wanted === false ? 1 : 0)} files`,
      actual: `${opened.files.length} files`,
    };
    return complaints.length === 0
      ? { path: null, ...counts }
      : { path, ...counts, problem: `${complaints.slice(0, 10).join('; ')}.`, code: 'bundle/incomplete' };
  },
};

function includesDataset(config: { readonly bundle?: unknown }): boolean | undefined {
  const { bundle } = config;
  if (bundle === null || typeof bundle !== 'object') return undefined;
  const { include_dataset } = bundle as { readonly include_dataset?: unknown };
  return typeof include_dataset === 'boolean' ? include_dataset : undefined;
}

export const sums: NamedCheck = {
  name: 'sha256sums',
  title: 'SHA256SUMS says the same as the files',
  meaning: '`sha256sum -c` would give another answer than the bundle itself: one of the two was changed.',
  depth: 'integrity',
  run: ({ opened, lineage }) => checkSums(opened, lineage),
};

/** Also of use where lineage is damaged: then the files are taken in the order found. */
export function checkSums(opened: OpenedBundle, lineage: Lineage | null): Finding {
  const file = fileAt(opened, SUMS_PATH);
  const base = { path: SUMS_PATH, expected: null, actual: null, code: 'bundle/hash' } as const;
  if (file === undefined) return { ...base, problem: `${SUMS_PATH} is missing.`, code: 'bundle/incomplete' };
  const listed = parseSums(file.bytes);
  if (listed === null) return { ...base, problem: `${SUMS_PATH} is not a list of hashes and paths.` };
  const others = opened.files.filter(({ path }) => path !== SUMS_PATH);
  const wrong = others.find(({ path, sha256 }) => listed.get(path) !== sha256);
  if (wrong !== undefined) {
    const line = listed.get(wrong.path) ?? null;
    // Lineage is the second witness: where it agrees with the file, the list is what was changed.
    const vouched = lineage !== null && listedFiles(lineage).some((entry) => sameFile(entry, wrong));
    const problem =
      line === null
        ? `${SUMS_PATH} does not list ${wrong.path}.`
        : `${wrong.path} does not have the hash that ${SUMS_PATH} gives: ${vouched ? SUMS_PATH : 'one of the two'} was changed.`;
    return {
      path: vouched ? SUMS_PATH : wrong.path,
      expected: line,
      actual: wrong.sha256,
      problem,
      code: 'bundle/hash',
    };
  }
  const extra = [...listed.keys()].find((path) => fileAt(opened, path) === undefined);
  if (extra !== undefined)
    return {
      ...base,
      path: extra,
      problem: `${SUMS_PATH} lists ${extra}, which is not there.`,
      code: 'bundle/incomplete',
    };
  if (lineage === null) return { path: SUMS_PATH, expected: null, actual: null };
  const order = [...listedFiles(lineage).map(({ path }) => path), LINEAGE_PATH];
  const text = sumsFile(order.flatMap((path) => fileAt(opened, path) ?? []));
  return text.length === file.bytes.length && [...listed.keys()].join('\n') === keysOf(text)
    ? { path: SUMS_PATH, expected: null, actual: null }
    : { ...base, problem: `${SUMS_PATH} is not in the order of the bundle.` };
}

function sameFile(a: FileRecord, b: FileRecord): boolean {
  return a.path === b.path && a.sha256 === b.sha256;
}

function keysOf(text: string): string {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.slice(66))
    .join('\n');
}

export const runIdFollows: NamedCheck = {
  name: 'run_id',
  title: 'The run ID follows from dataset, config and kernels',
  meaning: 'The ID belongs to another dataset or config: it does not name this experiment.',
  depth: 'integrity',
  run: async ({ lineage }) => {
    const expected = await runId(lineage.dataset.sha256, lineage.config.sha256, lineage.engine.kernels);
    const found = { path: LINEAGE_PATH, expected, actual: lineage.run_id };
    return expected === lineage.run_id
      ? found
      : {
          ...found,
          problem: 'The run ID does not follow from the hashes of dataset and config.',
          code: 'bundle/inconsistent',
        };
  },
};

export const container: NamedCheck = {
  name: 'container',
  title: 'The zip is the one that the program writes',
  meaning: 'Somebody unzipped and zipped it again: the files are what counts, but the zip has another hash.',
  depth: 'integrity',
  run: async ({ canonical, strict }) => {
    const isCanonical = await canonical();
    const found = { path: null, expected: 'as written', actual: isCanonical ? 'as written' : 're-packed' };
    return isCanonical || !strict
      ? found
      : { ...found, problem: `${REPACKED} That was to count as a failure.`, code: 'bundle/repacked' };
  },
};

export const REPACKED = 'Re-packed: the files are what counts, the container is not the one that the program writes.';

export const readable: NamedCheck = {
  name: 'schema',
  title: 'Every file can be read',
  meaning: 'What is in these files is unknown, and so is whatever depends on them.',
  depth: 'integrity',
  role: null,
  run: ({ parts }) => {
    const broken = Object.values(parts).filter((part) => !part.ok);
    if (broken.length === 0) return { path: null, expected: null, actual: null };
    const [first] = broken;
    return {
      path: first.path,
      expected: null,
      actual: null,
      problem: broken.map((part) => describeAll(part.problems, part.path)).join(' '),
      problems: broken.flatMap((part) => part.problems),
    };
  },
};

function describeAll(problems: SelfsameError['problems'], path: string): string {
  // The path has been said, and every check says what to do.
  const shown = problems
    .slice(0, 5)
    .map((problem) => describeProblem({ ...problem, fix: undefined, place: { ...problem.place, path: undefined } }));
  const more = problems.length - shown.length;
  return `${path} cannot be read: ${shown.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`;
}
