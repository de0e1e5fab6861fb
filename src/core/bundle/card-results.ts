/** The card's tables of further results. */
import type { Metric } from '../evaluation/bootstrap.ts';
import { MODEL_TITLES, SCORE_TITLES } from './card-words.ts';
import { codeSpan, markdownTable, plainText, rounded } from './markdown.ts';
import { bundlePaths } from './paths.ts';
import type { RunFacts } from './run-facts.ts';

const TEST_ROWS: readonly (readonly [string, Metric])[] = [
  ['ROC AUC', 'roc_auc'],
  ['Average precision', 'average_precision'],
  ['Accuracy', 'accuracy'],
  ['Precision', 'precision'],
  ['Recall', 'recall'],
  ['F1', 'f1'],
  ['Log loss', 'log_loss'],
  ['Brier', 'brier'],
];

/** The scores of the test set, with intervals where there are any. */
export function testTable({ test, intervals, config }: RunFacts): string[] {
  const { scores } = test;
  if (intervals === null)
    return [
      markdownTable(
        ['Score', 'Value:'],
        TEST_ROWS.map(([title, metric]) => [title, rounded(scores[metric])]),
      ),
    ];
  const left = intervals.one_class;
  return [
    markdownTable(
      ['Score', 'Value:', '95 % interval:'],
      TEST_ROWS.map(([title, metric]) => {
        const interval = intervals.metrics[metric];
        return [
          title,
          rounded(scores[metric]),
          interval === null ? '' : `${rounded(interval.low)} to ${rounded(interval.high)}`,
        ];
      }),
    ),
    `The intervals are of ${intervals.resamples} resamples of the test rows (percentile bootstrap; exact in ${codeSpan(bundlePaths(config).intervals)})${left === 0 ? '' : `; ${left} of them have one class alone and are left out for ROC AUC and average precision`}. They say how far another draw of rows could move the scores, not what other data would.`,
  ];
}

/** Each model against the best. */
export function comparisonTable({ comparisons, ranking, config }: RunFacts): string[] {
  if (comparisons === null || comparisons.models.length === 0) return [];
  return [
    `Against ${MODEL_TITLES[ranking[0]].toLowerCase()}, by ${SCORE_TITLES[comparisons.metric]}: mean difference over the folds, its 95 % interval and two-sided p by the corrected resampled t-test (Nadeau and Bengio, 2003; exact in ${codeSpan(bundlePaths(config).comparisons)}). Where the interval covers 0 the difference could be chance.`,
    markdownTable(
      ['Model', 'Difference:', '95 % interval:', 'p:'],
      comparisons.models.map(({ model, difference, low, high, p }) => [
        MODEL_TITLES[model],
        rounded(difference),
        low === null ? '' : `${rounded(low)} to ${rounded(high)}`,
        p === null ? '' : rounded(p),
      ]),
    ),
  ];
}

/** How much each column of the file matters to the model, the most first. */
export function importanceTable({ importance, config }: RunFacts): string[] {
  if (importance === null) return [];
  const { columns, metric, repeats, rows, score } = importance;
  const sorted = [...columns].sort((a, b) => b.mean - a.mean).slice(0, MAX_COLUMNS);
  return [
    `Permutation importance: how much worse ${SCORE_TITLES[metric]} (${rounded(score)} on ${rows} test rows) gets when the values of a column are exchanged among the rows, mean ± standard deviation of ${repeats} repeats. Columns that say the same share their importance; exact in ${codeSpan(bundlePaths(config).importance)}.`,
    markdownTable(
      ['Column', 'Drop:'],
      sorted.map(({ column, mean, std }) => [plainText(column), `${rounded(mean)} ± ${rounded(std)}`]),
    ),
  ];
}

const MAX_COLUMNS = 50;
