import { fail } from '../errors.ts';
import type { RunConfig } from '../config/config.ts';
import { KERNELS } from '../pipeline/kernels.ts';

/** Names of files that do not depend on the config. */
const CONFIG_PATH = 'config.yaml';
export const LINEAGE_PATH = 'artifacts/lineage.json';
export const SUMS_PATH = 'SHA256SUMS';
/** Lies beside the files of a run's folder: times and machine, in no bundle. */
export const TRAIN_LOG = 'train.log';

/** Where each role's file is in the zip. */
export interface BundlePaths {
  readonly dataset: string;
  readonly config: string;
  readonly model: string;
  readonly threshold: string;
  readonly metrics: string;
  readonly drift_baseline: string;
  readonly resolved_config: string;
  readonly model_card: string;
  readonly log: string;
  readonly splits: string;
  readonly predictions: string;
  readonly out_of_fold: string;
  readonly curves: string;
  readonly intervals: string;
  readonly comparisons: string;
  readonly importance: string;
  readonly sweep: string;
}

/** The roles that stand in the `artifacts` list of lineage, in its order (and the order of the zip). */
export const ARTIFACT_ROLES = [
  'metrics',
  'drift_baseline',
  'resolved_config',
  'model_card',
  'log',
  'splits',
  'predictions',
  'out_of_fold',
  'curves',
] as const;

/** Of files that only some runs have; they stand behind the others. */
export const OPTIONAL_ROLES = ['intervals', 'comparisons', 'importance', 'sweep'] as const;

export type ArtifactRole = (typeof ARTIFACT_ROLES)[number] | (typeof OPTIONAL_ROLES)[number];
export type Role = 'dataset' | 'config' | 'model' | 'threshold' | ArtifactRole;

/** All roles in the order of the zip. */
export const ROLES: readonly Role[] = ['dataset', 'config', 'model', 'threshold', ...ARTIFACT_ROLES, ...OPTIONAL_ROLES];

/** The first kernels that resample the test set and compare models. */
const RESULTS_SINCE = 3;

/** Whether a run of these kernels with this config has a file of the role. */
export function hasRole({ sweep, evaluation }: RunConfig, role: Role, kernels: number): boolean {
  switch (role) {
    case 'intervals':
      return kernels >= RESULTS_SINCE && evaluation.bootstrap_resamples > 0;
    case 'comparisons':
      return kernels >= RESULTS_SINCE;
    case 'importance':
      return kernels >= RESULTS_SINCE && evaluation.importance_repeats > 0 && evaluation.importance_rows > 0;
    case 'sweep':
      return sweep !== undefined;
    default:
      return true;
  }
}

/**
 * Where everything goes, from the config alone.
 * @throws SelfsameError `bundle/name-clash` where two files would get one name, `config/path` where the dataset's name
 *   cannot be an entry's
 */
export function bundlePaths(config: RunConfig): BundlePaths {
  const { artifacts } = config;
  const paths: BundlePaths = {
    dataset: datasetPath(config.data.path ?? registeredName(config.data.dataset)),
    config: CONFIG_PATH,
    model: `artifacts/${artifacts.model_file}`,
    threshold: `artifacts/${artifacts.threshold_file}`,
    metrics: `artifacts/${artifacts.metrics_file}`,
    drift_baseline: `artifacts/${artifacts.drift_baseline_file}`,
    resolved_config: 'artifacts/config.json',
    model_card: 'artifacts/model_card.md',
    log: 'artifacts/logs/metrics.jsonl',
    splits: 'artifacts/results/splits.csv',
    predictions: 'artifacts/results/predictions.csv',
    out_of_fold: 'artifacts/results/out_of_fold.csv',
    curves: 'artifacts/results/curves.json',
    intervals: 'artifacts/results/intervals.json',
    comparisons: 'artifacts/results/comparisons.json',
    importance: 'artifacts/results/importance.json',
    sweep: 'artifacts/results/sweep.json',
  };
  const reason = unsafeName(paths.dataset);
  if (reason !== null)
    fail('config/path', `The dataset's name ${JSON.stringify(paths.dataset)} ${reason}.`, {
      fix: 'Give the file another name, or leave `data.path` out: it is then called data.csv.',
      place: { path: 'data.path' },
    });
  const clash = findClash([
    ...ROLES.filter((role) => hasRole(config, role, KERNELS)).map((role) => paths[role]),
    LINEAGE_PATH,
    SUMS_PATH,
  ]);
  if (clash !== null)
    fail('bundle/name-clash', `${clash[0]} and ${clash[1]} would be one file in the bundle.`, {
      fix: 'Give one of them another name in the config (`data.path`, `artifacts.*_file`).',
      place: { path: 'artifacts' },
    });
  return paths;
}

/** What a dataset is called that is known by its name in a registry alone. */
function registeredName(name: string | undefined): string | null {
  return name === undefined ? null : `${name}.csv`;
}

/** The dataset's name in the zip: `./` stripped; where the path is absolute or climbs, its last segment alone. */
export function datasetPath(path: string | null): string {
  if (path === null) return 'data.csv';
  // Backslashes separate too: a config written on Windows must give the same bundle elsewhere.
  const forward = path.replaceAll('\\', '/');
  const segments = forward.split('/').filter((segment) => segment !== '' && segment !== '.');
  const leaves = /^([/]|[A-Za-z]:)/.test(forward) || segments.includes('..');
  const name = leaves ? (segments.at(-1) ?? '').replace(/^[A-Za-z]:/, '') : segments.join('/');
  return name === '' || name === '..' ? 'data.csv' : name;
}

/** Two names that some file system takes for one (case, Unicode normalisation), or a file that is another's folder. */
export function findClash(paths: readonly string[]): readonly [string, string] | null {
  const files = new Map<string, string>();
  for (const path of paths) {
    const key = foldName(path);
    const other = files.get(key);
    if (other !== undefined) return [other, path];
    files.set(key, path);
  }
  for (const path of paths) {
    const key = foldName(path);
    for (let slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      const file = files.get(key.slice(0, slash));
      if (file !== undefined) return [file, path];
    }
  }
  return null;
}

/** Equal for names that a case-insensitive or a normalising file system takes for one. */
function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

export const MAX_PATH_LENGTH = 1024;

/** What `unsafeName` says, as the pattern that the schema publishes; well-formed Unicode apart. */
export const SAFE_PATH =
  /^(?![A-Za-z]:)(?!\.{1,2}(?:\/|$))(?![\s\S]*\/\.{1,2}(?:\/|$))(?![\s\S]*\/\/)[^\u0000-\u001f\u007f-\u009f\\/](?:[^\u0000-\u001f\u007f-\u009f\\]*[^\u0000-\u001f\u007f-\u009f\\/])?$/;

/** Why a zip entry must not have this name (a predicate for a sentence), or `null`. Folders end with `/`. */
export function unsafeName(name: string): string | null {
  if (name === '') return 'is empty';
  if (name.length > MAX_PATH_LENGTH) return 'is longer than 1,024 characters';
  if (name.includes('\\')) return 'has a backslash';
  // eslint has no quarrel with code units; a class of control characters in a regular expression it refuses.
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    if (unit < 32 || (unit >= 127 && unit < 160)) return 'has a control character';
  }
  if (/\p{Surrogate}/u.test(name)) return 'is not well-formed Unicode';
  if (name.startsWith('/')) return 'is absolute';
  if (/^[A-Za-z]:/.test(name)) return 'begins with a drive letter';
  const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  if (segments.includes('..')) return 'climbs out of its folder';
  if (segments.includes('.') || segments.includes('')) return 'has an empty or `.` segment';
  return null;
}
