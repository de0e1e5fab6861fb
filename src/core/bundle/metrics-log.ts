import type { Json, JsonObject } from '../bytes/value.ts';
import { refuseNotFinite } from './json-file.ts';
import { rowsOfSet, DROPPED, TEST, TRAIN } from '../evaluation/split.ts';
import type { Scores } from '../evaluation/types.ts';
import type { RunFacts } from './run-facts.ts';
import { sweepMetrics } from './sweep-log.ts';

/** metrics.jsonl: one line a task, in plan order, with what the task found. */
export function metricsLog(run: RunFacts): string {
  return run.tasks
    .map(({ name }, step) => {
      const line: Json = { step, task: name, metrics: taskMetrics(run, name) };
      refuseNotFinite(line);
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/** What there is to say about a task in numbers, by its name (the names of pipeline/plan.ts). */
function taskMetrics(run: RunFacts, name: string): JsonObject {
  const { table, split, resolution } = run;
  const [stage, model, part, block] = name.split('/');
  switch (stage) {
    case 'dataset':
      return { bytes: run.dataset.bytes.length };
    case 'table':
      return { rows: table.n, columns: resolution.columns.filter(({ type }) => type !== 'ignore').length };
    case 'features':
      return { columns: run.engineered.length };
    case 'split':
      if (model !== undefined) return {};
      return {
        train: rowsOfSet(split, TRAIN).length,
        test: rowsOfSet(split, TEST).length,
        dropped: rowsOfSet(split, DROPPED).length,
      };
    case 'fit':
      return block === undefined ? fitMetrics(run, model, part) : {};
    case 'sweep':
    case 'choose':
      return sweepMetrics(run, name);
    case 'evaluate':
      return meanScores(run.models.find((entry) => entry.model === model)?.evaluation.mean);
    case 'baseline':
      return meanScores(run.baseline?.mean);
    case 'select':
      return { best_model_name: run.ranking[0] };
    case 'threshold': {
      const { threshold, reached, precision, recall } = run.threshold;
      return { threshold, reached, precision, recall };
    }
    case 'test':
      return meanScores(run.test.scores);
    case 'comparisons':
      return { models: run.comparisons?.models.length ?? 0 };
    case 'importance':
      return model === undefined ? { score: run.importance?.score ?? 0, rows: run.importance?.rows ?? 0 } : {};
    case 'intervals':
      return { resamples: run.intervals?.resamples ?? 0, one_class: run.intervals?.one_class ?? 0 };
    case 'drift':
      return {
        training_positive_rate: run.drift.training_positive_rate,
        training_sample_size: run.drift.training_sample_size,
      };
    default:
      return {};
  }
}

function fitMetrics(run: RunFacts, model: string, part: string): JsonObject {
  if (part === 'final') return { ...run.final.summary };
  const fold = Number(part.slice('fold-'.length));
  return { ...run.models.find((entry) => entry.model === model)?.summaries[fold] };
}

function meanScores(scores: Scores | undefined): JsonObject {
  if (scores === undefined) return {};
  const { roc_auc, average_precision, accuracy, precision, recall, f1, log_loss, brier } = scores;
  return { roc_auc, average_precision, accuracy, precision, recall, f1, log_loss, brier };
}
