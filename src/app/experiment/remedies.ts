import { likelyPositive } from '../../worker/likely-positive.ts';
import type { ColumnProfile, ConfigEdit, DatasetProfile, Problem } from '../../worker/protocol.ts';

/** One click that answers a warning. */
export interface Remedy {
  readonly label: string;
  readonly edit: ConfigEdit;
}

/** Tokens that are offered as missing; more would not be read. */
const MAX_TOKENS = 2;
/** Columns that are offered as a target. */
const MAX_TARGETS = 6;

/** What can be done about a problem of a column, the likeliest first. */
export function columnRemedies(problem: Problem, column: ColumnProfile): readonly Remedy[] {
  const typed = (label: string, type: 'categorical' | 'ignore' | null): Remedy => ({
    label,
    edit: { kind: 'column-type', column: column.name, type },
  });
  const leaveOut = typed('Leave it out', 'ignore');
  const category = typed('Read it as a category', 'categorical');
  switch (problem.code) {
    case 'data/constant':
      return problem.fix?.includes('outlier_factor') === true
        ? [
            { label: 'Clip no column', edit: { kind: 'set', path: 'preprocessing.outlier_factor', value: null } },
            leaveOut,
          ]
        : [leaveOut];
    case 'data/identifier':
      return problem.fix?.includes('categorical') === true ? [category, leaveOut] : [leaveOut];
    case 'data/leak':
    case 'data/date-like':
    case 'data/many-levels':
    case 'data/all-missing':
      return [leaveOut];
    case 'data/large-integers':
      return [leaveOut, category];
    case 'data/missing-token-plausible':
      return [
        {
          label: 'Keep it as a category',
          edit: { kind: 'column-missing', column: column.name, tokens: [''] },
        },
      ];
    case 'data/mostly-numeric':
      return [...missingTokens(column), category, leaveOut];
    case 'data/not-numeric':
      return [...missingTokens(column), typed('Take the type from the data', null), leaveOut];
    default:
      return [];
  }
}

/** Texts among the frequent values of a column of numbers: most often a way to write "missing". */
function missingTokens({ categorical }: ColumnProfile): readonly Remedy[] {
  return (categorical?.top ?? [])
    .filter(({ level }) => Number.isNaN(Number(level.trim())) && !/\d/.test(level))
    .slice(0, MAX_TOKENS)
    .map(({ level }) => asMissing(level));
}

/** What can be done about a problem of the file, its target, or the names in the config. */
export function fileRemedies(problem: Problem, profile: DatasetProfile): readonly Remedy[] {
  switch (problem.code) {
    case 'data/target-not-binary':
      return [...blankTokens(profile), ...otherTargets(profile)];
    case 'data/target-absent':
    case 'data/target-one-class':
      return otherTargets(profile);
    case 'data/target-missing-values':
      return problem.severity === 'error'
        ? [
            {
              label: 'Leave these rows out',
              edit: { kind: 'set', path: 'data.drop_missing_target', value: true },
            },
          ]
        : [];
    case 'data/default-positive-class':
    case 'data/positive-class':
      return (profile.target?.values ?? []).slice(0, 2).map((label) => ({
        label: `Find ${label}`,
        edit: { kind: 'set', path: 'data.positive_class', value: labelValue(label) },
      }));
    case 'data/unknown-column':
      return problem.place?.name === undefined
        ? []
        : [{ label: 'Take it out of the config', edit: { kind: 'forget-column', column: problem.place.name } }];
    default:
      return [];
  }
}

function otherTargets({ columns, target }: DatasetProfile): readonly Remedy[] {
  return columns
    .filter(({ name, distinct }) => distinct === 2 && name !== target?.name)
    .slice(0, MAX_TARGETS)
    .map((column) => ({ label: `Predict ${column.name}`, edit: targetEdit(column) }));
}

/** Where all but two values of the target are ways to write "missing". */
function blankTokens({ columns, target }: DatasetProfile): readonly Remedy[] {
  const column = columns.find(({ name }) => name === target?.name);
  const blank = (column?.categorical?.top ?? []).filter(({ level }) => BLANK.test(level.trim()));
  return column !== undefined && column.distinct - blank.length === 2 ? blank.map(({ level }) => asMissing(level)) : [];
}

const BLANK =
  /^(?:[^\p{L}\p{N}]*|unknown|missing|none|null|nil|nan|n\/?a|n\.a\.|no answer|not available|k\.?\s?a\.?)$/iu;

const asMissing = (level: string): Remedy => ({
  label: `Count “${level.trim()}” as missing`,
  edit: { kind: 'add-missing', token: level.trim() },
});

/** The column as the target; of its two values the likely one is said outright. */
export function targetEdit(column: ColumnProfile): ConfigEdit {
  return { kind: 'target', column: column.name, positive: positiveOf(column) };
}

function positiveOf({ numeric, categorical, distinct }: ColumnProfile): string | number | null {
  if (distinct !== 2) return null;
  if (numeric !== null) return numeric.max;
  const [a, b] = categorical?.top ?? [];
  return a === undefined || b === undefined ? null : labelValue(likelyPositive(a.level, b.level));
}

/** A label as YAML would write it: a number where the text is exactly one. */
export function labelValue(label: string): string | number {
  return /\d/.test(label) && String(Number(label)) === label ? Number(label) : label;
}
