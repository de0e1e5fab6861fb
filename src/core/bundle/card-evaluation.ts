import type { Evaluation } from '../evaluation/types.ts';
import type { RunFacts } from './run-facts.ts';
import { codeSpan, markdownTable, plainText, rounded } from './markdown.ts';
import { MODEL_TITLES } from './card-words.ts';
import { comparisonTable, importanceTable, testTable } from './card-results.ts';
import { bundlePaths } from './paths.ts';

/** The card's section on scores: cross-validation, threshold, test set. */
export function evaluationSection(run: RunFacts): string {
  const { threshold, test, table } = run;
  const paths = bundlePaths(run.config);
  const { confusion_matrix: cells } = test;
  const [negative, positive] = table.target.labels.map(plainText);
  return [
    '## Evaluation results',
    `Cross-validation on the training rows, best first: mean ± standard deviation over ${run.config.cv.n_splits} folds; precision, recall and F1 at probability ≥ 0.5.`,
    markdownTable(
      ['Model', 'ROC AUC:', 'Average precision:', 'Precision:', 'Recall:', 'F1:', 'Log loss:', 'Brier:'],
      [
        ...run.ranking.map((name) => {
          const entry = run.models.find(({ model }) => model === name);
          return [MODEL_TITLES[name], ...(entry === undefined ? [] : foldScores(entry.evaluation))];
        }),
        ...(run.baseline === null ? [] : [['Guessing (share of the class)', ...foldScores(run.baseline)]]),
      ],
    ),
    ...comparisonTable(run),
    `Threshold: ${String(threshold.threshold)}, chosen on ${threshold.chosen_on === 'test' ? 'the test set' : 'out-of-fold predictions'} for a precision of at least ${String(threshold.target_precision)}${threshold.reached ? '' : ', which no threshold reaches'}. There it has precision ${rounded(threshold.precision)} and recall ${rounded(threshold.recall)}.`,
    `Test set, ${MODEL_TITLES[run.final.model].toLowerCase()} refitted on all training rows, at the threshold:`,
    ...testTable(run),
    markdownTable(
      ['', 'Not flagged:', 'Flagged:'],
      [
        [`${negative}`, String(cells.tn), String(cells.fp)],
        [`${positive}`, String(cells.fn), String(cells.tp)],
      ],
    ),
    ...importanceTable(run),
    `Rounded to four decimals; exact in ${codeSpan(paths.metrics)}. The predictions that they follow from are in ${codeSpan(paths.predictions)} and ${codeSpan(paths.out_of_fold)}, the curves in ${codeSpan(paths.curves)}.`,
  ].join('\n\n');
}

function foldScores({ mean, std }: Pick<Evaluation, 'mean' | 'std'>): string[] {
  return (['roc_auc', 'average_precision', 'precision', 'recall', 'f1', 'log_loss', 'brier'] as const).map((name) =>
    mean[name] === null ? 'not defined' : `${rounded(mean[name])} ± ${rounded(std[name])}`,
  );
}
