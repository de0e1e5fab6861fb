import type { JsonObject } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { countCandidates, sweepCandidates } from './sweep-candidates.ts';
import type { Task } from './task.ts';

/** Folds by their number, or all training rows. */
export type Part = number | 'final';

export function partName(part: Part): string {
  return part === 'final' ? 'final' : `fold-${part}`;
}

export function isSwept({ sweep }: RunConfig, model: ModelName): boolean {
  return sweep?.models[model] !== undefined;
}

/** Inner folds of a part's training rows, and what is fitted on each to prepare the data. All models share them. */
export function innerDataTasks(config: RunConfig, part: Part): Task[] {
  const split = `split/${partName(part)}`;
  return [
    { name: split, kind: 'inner-split', inputs: ['table', 'split'], config: ['sweep.n_splits'], part },
    ...innerFolds(config).map((inner): Task => ({
      name: innerPreprocess(part, inner),
      kind: 'preprocess',
      inputs: ['table', 'features', split],
      config: ['preprocessing'],
      part,
      inner,
    })),
  ];
}

/**
 * The tries of a model's candidates on a part's inner folds, and the choice among them. Fold by fold, since a worker keeps
 * the design of an inner fold only while it is in use.
 */
export function searchTasks(config: RunConfig, model: ModelName, part: Part): Task[] {
  const { sweep, seed } = config;
  if (sweep === undefined) return [];
  const base = config.models[model] as unknown as JsonObject;
  const candidates = sweepCandidates(sweep, model, seed).map((values) => ({ ...base, ...values }));
  const tries = innerFolds(config).flatMap((inner) =>
    candidates.map((params, index): Task => ({
      name: tryName(model, partName(part), index, inner),
      keyName: `sweep/${model}/${partName(part)}/inner-${inner}`,
      kind: 'try',
      inputs: ['table', 'features', `split/${partName(part)}`, innerPreprocess(part, inner)],
      config: [`models.${model}`, 'sweep'],
      model,
      part,
      inner,
      candidate: { index, params },
    })),
  );
  return [
    ...tries,
    {
      name: `choose/${model}/${partName(part)}`,
      kind: 'choose',
      inputs: tries.map(({ name }) => name),
      config: [`models.${model}`, 'sweep', 'cv.rank_by'],
      model,
      part,
    },
  ];
}

/** How many tasks `searchTasks` gives, without making them. */
export function searchSize(config: RunConfig, model: ModelName): number {
  return config.sweep === undefined ? 0 : countCandidates(config.sweep, model) * config.sweep.n_splits + 1;
}

/** @param part as `partName` spells it */
export function tryName(model: string, part: string, candidate: number, inner: number): string {
  return `sweep/${model}/${part}/candidate-${String(candidate).padStart(2, '0')}/inner-${inner}`;
}

function innerPreprocess(part: Part, inner: number): string {
  return `preprocess/${partName(part)}/inner-${inner}`;
}

function innerFolds({ sweep }: RunConfig): readonly number[] {
  return Array.from({ length: sweep?.n_splits ?? 0 }, (_, inner) => inner);
}
