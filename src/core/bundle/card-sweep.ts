import type { JsonObject } from '../bytes/value.ts';
import { partName } from '../pipeline/plan-sweep.ts';
import type { SweepResult } from '../pipeline/sweep.ts';
import { MODEL_TITLES, SCORE_TITLES } from './card-words.ts';
import { codeSpan, markdownTable, plainText, rounded } from './markdown.ts';
import { bundlePaths } from './paths.ts';
import type { RunFacts } from './run-facts.ts';

/** The card's paragraphs on what was chosen by the sweep. */
export function cardSweep({ config, final }: RunFacts, { models }: SweepResult): readonly string[] {
  const score = SCORE_TITLES[config.cv.rank_by];
  const names = models.map(({ model }) => MODEL_TITLES[model].toLowerCase()).join(', ');
  const rows = models.flatMap(({ model, candidates, searches }) =>
    searches.map(({ part, chosen, mean }) => [
      MODEL_TITLES[model],
      part === 'final' ? 'all training rows' : partName(part),
      paramWords(candidates[chosen]),
      rounded(mean[chosen]),
      String(candidates.length),
    ]),
  );
  return [
    `Hyperparameters of ${names} were chosen by cross-validation in ${config.sweep?.n_splits} folds inside the training rows (nested): for each fold of the cross-validation on that fold's training part alone, so that the scores above are of rows that took no part in the choice, and for the refitted model on all training rows. Values that the table above gives for swept keys are the ones before the choice.`,
    ...(models.some(({ model }) => model === final.model)
      ? [`The model in this bundle is fitted with ${paramWords(final.params)}.`]
      : []),
    markdownTable(['Swept model', 'Chosen on', 'Chosen', `Mean ${score}:`, 'Candidates:'], rows),
    `Every candidate with its scores is in ${codeSpan(bundlePaths(config).sweep)}.`,
  ];
}

function paramWords(values: JsonObject): string {
  return Object.entries(values)
    .map(([key, value]) => `${plainText(key)} = ${plainText(JSON.stringify(value))}`)
    .join(', ');
}
