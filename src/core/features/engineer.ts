import type { FeaturesConfig } from '../config/config.ts';
import type { Column, NumericColumn, Table } from '../data/table.ts';
import { fail, type Problem } from '../errors.ts';

interface Feature {
  readonly name: string;
  readonly sources: readonly string[];
  /** Of one row; `x` are the sources' values in order, none missing. */
  readonly formula: (x: readonly number[], features: FeaturesConfig) => number;
}

/** The original project's features, in the order in which they follow the columns of the file. */
const FEATURES: readonly Feature[] = [
  {
    name: 'engagement_score',
    sources: ['minutes_watched', 'days_on_platform', 'courses_started'],
    formula: ([minutes, days, courses], { engagement }) =>
      minutes * engagement.minutes_watched_weight +
      days * engagement.days_on_platform_weight +
      courses * engagement.courses_started_weight,
  },
  {
    name: 'exam_success_rate',
    sources: ['practice_exams_passed', 'practice_exams_started'],
    formula: ([passed, started], { epsilon }) => (started === 0 ? 0 : passed / (started + epsilon)),
  },
  {
    name: 'learning_consistency',
    sources: ['minutes_watched', 'days_on_platform'],
    formula: ([minutes, days]) => minutes / Math.max(days, 1),
  },
];

/**
 * The engineered columns of a table: those whose sources are all numeric columns of it, none without a `features:`
 * section. A row that misses a source misses the feature.
 * @throws SelfsameError `data/not-finite` naming row and column, `data/duplicate-header` where the file has a column of
 *   the same name
 */
export function engineerFeatures(
  table: Pick<Table, 'columns'>,
  features: FeaturesConfig | null,
): readonly NumericColumn[] {
  return applyEngineering(table.columns, features);
}

/** As `engineerFeatures`, on columns that need not be of a table with a target: used in prediction. */
export function applyEngineering(
  columns: readonly Column[],
  features: FeaturesConfig | null,
): readonly NumericColumn[] {
  if (features === null) return [];
  const byName = new Map(columns.map((column) => [column.name, column]));
  const out: NumericColumn[] = [];
  for (const feature of FEATURES) {
    const sources = numericSources(feature, byName);
    if (sources.length < feature.sources.length) continue;
    if (byName.has(feature.name))
      fail(
        'data/duplicate-header',
        `The file has a column ${JSON.stringify(feature.name)}, which is also the name of an engineered feature.`,
        {
          fix: 'Rename or exclude the column, or remove the `features:` section from the config.',
          place: { name: feature.name },
        },
      );
    out.push(compute(feature, sources, features));
  }
  return out;
}

/** The columns that an engineered one is computed from; `null` for a name that is not of one. */
export function sourcesOf(name: string): readonly string[] | null {
  return FEATURES.find((feature) => feature.name === name)?.sources ?? null;
}

function compute(feature: Feature, sources: readonly NumericColumn[], features: FeaturesConfig): NumericColumn {
  const n = sources[0].values.length;
  const values = new Float64Array(n);
  const x = sources.map(() => 0);
  for (let i = 0; i < n; i++) {
    let missing = false;
    for (let s = 0; s < sources.length; s++) {
      x[s] = sources[s].values[i];
      if (x[s] !== x[s]) missing = true;
    }
    const value = missing ? NaN : feature.formula(x, features) + 0;
    if (!missing && !Number.isFinite(value))
      fail(
        'data/not-finite',
        `The feature ${JSON.stringify(feature.name)} is not finite in row ${i} (counted from 0): ${describe(sources, x)}.`,
        {
          fix: 'Correct the row, or change the weights or `features.epsilon`.',
          place: { name: feature.name, row: i },
        },
      );
    values[i] = value;
  }
  return { kind: 'numeric', name: feature.name, values };
}

function describe(sources: readonly NumericColumn[], x: readonly number[]): string {
  return sources.map(({ name }, s) => `${name} = ${x[s]}`).join(', ');
}

/** The sources that are there and numeric. */
function numericSources(feature: Feature, byName: ReadonlyMap<string, Column>): NumericColumn[] {
  return feature.sources
    .map((name) => byName.get(name))
    .filter((column): column is NumericColumn => column?.kind === 'numeric');
}

/** A warning for each feature that the config asks for and the table cannot have. */
export function featureProblems(table: Pick<Table, 'columns'>, features: FeaturesConfig | null): Problem[] {
  if (features === null) return [];
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const problems: Problem[] = [];
  for (const feature of FEATURES) {
    const lacking = feature.sources.filter((name) => byName.get(name)?.kind !== 'numeric');
    if (lacking.length === 0) continue;
    problems.push({
      code: 'data/feature-sources',
      severity: 'warning',
      message: `The feature ${JSON.stringify(feature.name)} is left out: ${lacking.join(', ')} ${lacking.length === 1 ? 'is no numeric column' : 'are no numeric columns'} of the data.`,
      fix: 'Nothing to do if the data is of another kind; removing `features:` from the config silences this.',
      place: { name: feature.name },
    });
  }
  return problems;
}
