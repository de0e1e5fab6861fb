import type { JsonObject } from '../bytes/value.ts';
import { partName } from '../pipeline/plan-sweep.ts';
import type { RunFacts } from './run-facts.ts';

/** What the log says of a try or a choice, by the task's name. */
export function sweepMetrics({ sweep }: RunFacts, name: string): JsonObject {
  const [stage, model, part] = name.split('/');
  const swept = sweep?.models.find((each) => each.model === model);
  const search = swept?.searches.find((each) => partName(each.part) === part);
  if (swept === undefined || search === undefined) return {};
  if (stage === 'choose') return { candidate: search.chosen, score: search.mean[search.chosen] };
  const [, , , candidate, inner] = name.split('/').map(lastNumber);
  const { roc_auc, average_precision, f1, log_loss } = search.scores[candidate][inner];
  return { roc_auc, average_precision, f1, log_loss };
}

/** 3 of `candidate-03`. */
function lastNumber(segment: string): number {
  return Number(segment.slice(segment.lastIndexOf('-') + 1));
}
