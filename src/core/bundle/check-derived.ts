/** Checks that write files again which follow from the others: splits, log, drift baseline, model card. */
import type { JsonObject } from '../bytes/value.ts';
import { SelfsameError } from '../errors.ts';
import { rowsOfSet, stratifiedSplit, TRAIN } from '../evaluation/split.ts';
import { agrees, disagrees, need, type CheckContext, type NamedCheck } from './check.ts';
import { pathOf } from './check-consistency.ts';
import { sameJson, sameText } from './check-written.ts';
import { driftFile } from './drift-file.ts';
import { metricsLog } from './metrics-log.ts';
import { modelCard } from './model-card.ts';

export const splitFollows: NamedCheck = {
  name: 'split_follows',
  title: 'Test set and folds, drawn again by the seed, are equal',
  meaning: 'The rows were divided by hand: the test set may have been picked to look good.',
  depth: 'integrity',
  role: 'splits',
  run: (context) => {
    const { parts, lineage } = context;
    const path = pathOf(lineage, 'splits');
    if (context.foreign) return { ...agrees(path), skipped: true };
    const { config, table, split } = context.run();
    const { labels, y } = table.target;
    try {
      const drawn = stratifiedSplit(y, labels, config.data.test_size, config.cv.n_splits, config.seed);
      const wrong = need(parts.splits).set.findIndex(
        (set, row) => drawn.set[row] !== set || drawn.fold[row] !== split.fold[row],
      );
      return wrong < 0
        ? agrees(path)
        : disagrees(path, `Drawn by the seed ${config.seed}, row ${wrong} is in another set or fold.`);
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error;
      return disagrees(path, `These rows cannot be divided as the config says: ${error.message}`);
    }
  },
};

export const logFollows: NamedCheck = {
  name: 'log_follows',
  title: 'The log, written again from the other files, is equal',
  meaning: 'The log tells another story than the results beside it.',
  depth: 'integrity',
  role: 'log',
  run: (context) => {
    const path = pathOf(context.lineage, 'log');
    need(context.parts.log);
    if (context.foreign) return { ...agrees(path), skipped: true };
    return sameText(context, path, metricsLog(context.run()), 'The log does not follow from the other files');
  },
};

export const driftAgrees: NamedCheck = {
  name: 'drift_agrees',
  title: 'The drift baseline speaks of the columns of the model and of the training rows',
  meaning: 'New data would be compared with rows that the model was not trained on.',
  depth: 'integrity',
  role: 'drift_baseline',
  run: (context) => {
    const { table, split, drift } = context.run();
    const rows = rowsOfSet(split, TRAIN);
    const positives = rows.reduce((sum, row) => sum + table.target.y[row], 0);
    const { numeric, categorical } = need(context.parts.model).preprocessor;
    const path = pathOf(context.lineage, 'drift_baseline');
    const lacking = [...numeric, ...categorical]
      .map(({ name }) => name)
      .find((name) => ![...drift.numeric, ...drift.categorical].some((column) => column.name === name));
    if (lacking !== undefined) return disagrees(path, `There are no statistics of ${JSON.stringify(lacking)}.`);
    const expected = {
      ...drift,
      training_positive_rate: positives / rows.length,
      training_sample_size: rows.length,
    };
    return sameDrift(context, path, driftFile(expected));
  },
};

/** Shared with the check that has the dataset. */
export function sameDrift(context: CheckContext, path: string, expected: JsonObject): ReturnType<typeof sameJson> {
  const recorded = need(context.parts.driftBaseline) as unknown as JsonObject;
  return sameJson(
    context,
    'drift-baseline',
    path,
    expected,
    recorded,
    'The drift baseline does not follow from the training rows',
  );
}

export const cardFollows: NamedCheck = {
  name: 'card_follows',
  title: 'The model card, written again from the other files, is equal',
  meaning: 'The card praises or warns of something else than what is in the bundle: read the files, not the card.',
  depth: 'integrity',
  role: 'model_card',
  run: (context) => {
    const { lineage, foreign } = context;
    const path = pathOf(lineage, 'model_card');
    if (foreign) return { ...agrees(path), skipped: true };
    try {
      const card = modelCard(context.run(), lineage.run_id);
      return sameText(context, path, card, 'The model card does not follow from the other files');
    } catch (error) {
      if (!(error instanceof SelfsameError)) throw error;
      return disagrees(path, `No card can be written for this config: ${error.message}`);
    }
  },
};
