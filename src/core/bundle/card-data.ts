import { DROPPED, rowsOfSet, TEST, TRAIN } from '../evaluation/split.ts';
import type { RunFacts } from './run-facts.ts';
import { bulletList, codeSpan, markdownTable, percent, plainText, rounded } from './markdown.ts';
import { bundlePaths } from './paths.ts';

/** Rows of the tables of columns at most; drift_baseline.json has all of them. */
const MAX_COLUMNS = 50;

/** The card's section on the data: the file, its rows, its columns. */
export function cardData(run: RunFacts): string {
  const { config, table, split, drift } = run;
  const paths = bundlePaths(config);
  const dropped = rowsOfSet(split, DROPPED).length;
  const items = [
    `File: ${plainText(paths.dataset)}, ${run.dataset.bytes.length} bytes, ${config.bundle.include_dataset ? 'in the bundle' : 'not in the bundle'}`,
    `SHA-256: \`${run.dataset.sha256}\``,
    `Rows: ${table.n}, of which ${rowsOfSet(split, TRAIN).length} for training, ${rowsOfSet(split, TEST).length} for the test${dropped === 0 ? '' : `, ${dropped} dropped because they have no target`}`,
    `Share of ${plainText(table.target.labels[1])} among the training rows: ${percent(drift.training_positive_rate)}`,
  ];
  const parts = ['## Training data', bulletList(items)];
  if (drift.numeric.length > 0) parts.push(numericTable(run));
  if (drift.categorical.length > 0) parts.push(categoricalTable(run));
  const hidden = Math.max(0, drift.numeric.length - MAX_COLUMNS) + Math.max(0, drift.categorical.length - MAX_COLUMNS);
  parts.push(
    `Statistics are of the training rows before imputation and clipping${hidden === 0 ? '' : `; ${hidden} more columns are not shown`}. All of them, exact, are in ${codeSpan(paths.drift_baseline)}.`,
  );
  return parts.join('\n\n');
}

function numericTable({ drift, engineered }: RunFacts): string {
  return markdownTable(
    ['Numeric column', 'Mean:', 'Standard deviation:', 'Minimum:', 'Median:', 'Maximum:', 'Missing:'],
    drift.numeric
      .slice(0, MAX_COLUMNS)
      .map(({ name, mean, std, quantiles, missing }) => [
        `${plainText(name)}${engineered.includes(name) ? ' (engineered)' : ''}`,
        rounded(mean),
        rounded(std),
        ...[0, 5, 10].map((decile) => rounded(quantiles[decile] ?? null)),
        String(missing),
      ]),
  );
}

function categoricalTable({ drift }: RunFacts): string {
  return markdownTable(
    ['Categorical column', 'Levels:', 'Most frequent', 'Its share:', 'Missing:'],
    drift.categorical.slice(0, MAX_COLUMNS).map(({ name, frequencies, missing }) => {
      const top = frequencies.reduce<readonly [string, number] | null>(
        (best, entry) => (best === null || entry[1] > best[1] ? entry : best),
        null,
      );
      return [
        plainText(name),
        String(frequencies.length),
        top === null ? '' : plainText(top[0]),
        top === null ? '' : percent(top[1]),
        String(missing),
      ];
    }),
  );
}
