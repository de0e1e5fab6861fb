import { SelfsameError, type Problem, type RegistryErrorCode } from '../errors.ts';
import { lineStarts, placeOf } from './lines.ts';
import { nearestName } from './nearest-name.ts';
import { openYaml } from './open-yaml.ts';
import { quote, textFault } from './text-rules.ts';
import { entryOf, type Span, type YamlEntry, type YamlMap } from './yaml-tree.ts';

/** A registry of datasets, `datasets.yaml`: what each name and version stands for. */
export interface Registry {
  readonly entries: readonly RegistryEntry[];
}

export interface RegistryEntry {
  /** `name@version`. */
  readonly name: string;
  /** Relative to the registry. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number | null;
  readonly rows: number | null;
  /** Where the hash stands. */
  readonly place: { readonly line?: number; readonly column?: number };
}

/** A dataset as it was found. */
export interface FoundDataset {
  readonly sha256: string;
  readonly bytes: number;
  /** `null`: not counted. */
  readonly rows: number | null;
}

const KEYS = ['path', 'sha256', 'bytes', 'rows'] as const;

/**
 * Reads a registry, strictly: whoever relies on a hash must not rely on a typing error.
 * @param file named in YAML's own problems
 * @throws SelfsameError `registry/invalid`, and YAML's own problems, all of them with line and column
 */
export function parseRegistry(text: string, file?: string): Registry {
  const starts = lineStarts(text);
  const problems: Problem[] = [];
  const add = (span: Span, message: string, fix: string): void => {
    problems.push({ code: 'registry/invalid', severity: 'error', message, fix, place: placeOf(starts, span) });
  };
  const root = openYaml(text, file);
  const datasets = root?.kind === 'map' ? entryOf(root, 'datasets') : null;
  if (datasets?.value.kind !== 'map') {
    add(root?.span ?? { start: 0, end: 0 }, 'A registry is a list of names below `datasets:`.', EXAMPLE);
    throw new SelfsameError(problems);
  }
  const entries = datasets.value.entries.map((entry): RegistryEntry | null => {
    const fault = textFault(entry.key, 'dataset');
    if (fault !== null) add(entry.keySpan, fault.message, fault.fix);
    if (entry.value.kind !== 'map') {
      add(entry.keySpan, `${quote(entry.key)} says nothing of its file.`, EXAMPLE);
      return null;
    }
    const { value: map } = entry;
    for (const { key, keySpan } of map.entries)
      if (!KEYS.some((known) => known === key))
        add(keySpan, `${quote(key)} is not known here.`, `Use ${KEYS.join(', ')}.`);
    const fields = { path: textIn(map, 'path'), sha256: textIn(map, 'sha256') };
    for (const key of ['path', 'sha256'] as const) {
      const found = fields[key];
      const wrong =
        found === null ? { message: `${quote(entry.key)} has no \`${key}\`.`, fix: EXAMPLE } : textFault(found, key);
      if (wrong !== null) add(spanOf(map, key) ?? entry.keySpan, wrong.message, wrong.fix);
    }
    const count = (key: 'bytes' | 'rows'): number | null => {
      const node = entryOf(map, key)?.value;
      if (node === undefined) return null;
      if (
        node.kind === 'scalar' &&
        typeof node.value === 'number' &&
        Number.isSafeInteger(node.value) &&
        node.value >= 0
      )
        return node.value;
      add(spanOf(map, key) ?? entry.keySpan, `\`${key}\` has to be a whole number.`, 'Change it, or delete the line.');
      return null;
    };
    return {
      name: entry.key,
      path: fields.path ?? '',
      sha256: fields.sha256 ?? '',
      bytes: count('bytes'),
      rows: count('rows'),
      place: placeOf(starts, spanOf(map, 'sha256') ?? entry.keySpan),
    };
  });
  if (problems.length > 0) throw new SelfsameError(problems);
  return { entries: entries.filter((entry) => entry !== null) };
}

const EXAMPLE = '`selfsame dataset add data.csv --name sales@v1` writes an entry.';

function textIn(map: YamlMap, key: string): string | null {
  const node = entryOf(map, key)?.value;
  return node?.kind === 'scalar' && node.value !== null ? node.spelling : null;
}

function spanOf(map: YamlMap, key: string): Span | null {
  const entry: YamlEntry | null = entryOf(map, key);
  return entry === null ? null : entry.valueSpan;
}

/**
 * The entry of a name that a config gives.
 * @throws SelfsameError `registry/unknown-name`, to be placed in the config
 */
export function registered({ entries }: Registry, name: string): RegistryEntry {
  const found = entries.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const near = nearestName(
    name,
    entries.map((entry) => entry.name),
  );
  throw new SelfsameError([
    {
      code: 'registry/unknown-name',
      severity: 'error',
      message: `The registry has no dataset ${quote(name)}.`,
      fix: near === null ? `\`selfsame dataset add <file> --name ${name}\` adds it.` : `Did you mean ${quote(near)}?`,
      place: { path: 'data.dataset' },
    },
  ]);
}

/** What a dataset is not, of what the registry says; empty where it is the one. */
export function registryProblems(entry: RegistryEntry, found: FoundDataset, file: string): readonly Problem[] {
  const problem = (code: RegistryErrorCode, message: string): Problem => ({
    code,
    severity: 'error',
    message,
    fix: 'Take the file that was registered, or register this one as a new version.',
    place: entry.place,
  });
  if (found.sha256 !== entry.sha256)
    return [
      problem(
        'registry/mismatch',
        `${file} is not ${entry.name}: its SHA-256 is ${found.sha256}, the registry says ${entry.sha256}.`,
      ),
    ];
  return (['bytes', 'rows'] as const).flatMap((what) =>
    entry[what] === null || found[what] === null || entry[what] === found[what]
      ? []
      : [problem('registry/mismatch', `${file} has ${found[what]} ${what}, the registry says ${entry[what]}.`)],
  );
}

/** Where a config names a dataset and nothing says what the name stands for. */
export function registryAbsent(name: string, fix: string): SelfsameError {
  return new SelfsameError([
    {
      code: 'registry/absent',
      severity: 'error',
      message: `The config names the dataset ${quote(name)}, and there is no registry that says which file that is.`,
      fix,
      place: { path: 'data.dataset' },
    },
  ]);
}
