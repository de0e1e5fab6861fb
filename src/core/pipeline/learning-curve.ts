import { unpack } from '../bytes/pack.ts';
import type { ModelName, RankBy, RunConfig } from '../config/config.ts';
import { summariseFolds } from '../evaluation/summarise.ts';
import type { Scores } from '../evaluation/types.ts';
import { ancestorsOf } from './ancestors.ts';
import { checkPin, executeTasks, type RunOptions } from './execute-run.ts';
import { decodeOutput, type LearningPart } from './outputs.ts';
import { planSelection } from './plan.ts';
import { isSwept } from './plan-sweep.ts';
import type { RunInput } from './result.ts';
import type { Hashed, Task } from './task.ts';

/** scikit-learn's five: evenly from a tenth to all. In thousandths of a fold's training rows. */
export const LEARNING_SHARES: readonly number[] = [100, 325, 550, 775, 1000];

/** The folds' models of one size, in the order of the folds. */
export interface LearningPoint {
  /** Thousandths of a fold's training rows. */
  readonly share: number;
  /** Of the smallest fold: others have one more at the most. */
  readonly rows: number;
  /** On the rows that each was fitted on, and on the fold's validation rows; `null` where a fold could not be fitted. */
  readonly train: Summary | null;
  readonly validation: Summary | null;
  /** Why a fold could not be fitted. */
  readonly problem: string | null;
}

interface Summary {
  readonly folds: readonly Scores[];
  readonly mean: Scores;
  readonly std: Scores;
}

export interface LearningCurve {
  readonly model: ModelName;
  readonly metric: RankBy;
  readonly seed: number;
  readonly folds: number;
  /** Ascending. */
  readonly points: readonly LearningPoint[];
}

/** A task for each share and fold, the smallest first. */
export function planLearningCurve(config: RunConfig, model: ModelName, shares: readonly number[]): Task[] {
  const swept = isSwept(config, model);
  return shares.flatMap((share) =>
    Array.from({ length: config.cv.n_splits }, (_, fold): Task => ({
      name: `learning-curve/${model}/fold-${fold}/share-${String(share).padStart(4, '0')}`,
      kind: 'learning-curve',
      inputs: ['table', 'features', 'split', ...(swept ? [`choose/${model}/fold-${fold}`] : [])],
      config: ['preprocessing', ...(swept ? [] : [`models.${model}`])],
      model,
      part: fold,
      share,
      ...(config.engine === 'selfsame' ? {} : { engine: config.engine }),
    })),
  );
}

/**
 * Scores of a model that is trained on growing parts of each fold's training rows, as scikit-learn's `learning_curve`
 * gives them; each part has the share of the classes that the whole has. Depends on the input alone.
 * @param model one of the config's
 * @param shares thousandths, ascending, from 1 to 1000
 * @throws SelfsameError as `executeRun`
 */
export async function learningCurve(
  input: RunInput,
  model: ModelName,
  shares: readonly number[],
  options: Omit<RunOptions, 'given'>,
): Promise<LearningCurve> {
  const { config, dataset } = input;
  checkPin(input);
  const wanted = planLearningCurve(config, model, shares);
  const tasks = [...ancestorsOf(wanted, planSelection(config)), ...wanted];
  const outputs = new Map<string, Hashed>([['dataset', dataset]]);
  options.progress?.onPlan?.(tasks);
  options.progress?.onTask?.({ task: tasks[0], state: 'done', seconds: 0, sha256: dataset.sha256 });
  await executeTasks(tasks, config, outputs, options);
  const parts = wanted.map(({ name }) => decodeOutput('learningPart', unpack((outputs.get(name) as Hashed).bytes)));
  const folds = config.cv.n_splits;
  return {
    model,
    metric: config.cv.rank_by,
    seed: config.seed,
    folds,
    points: shares.map((share, i) => pointOf(share, parts.slice(i * folds, (i + 1) * folds))),
  };
}

function pointOf(share: number, parts: readonly LearningPart[]): LearningPoint {
  const summary = (of: 'train' | 'validation'): Summary | null => {
    const scores = parts.map((part) => part[of]).filter((each) => each !== null);
    return scores.length < parts.length ? null : { folds: scores, ...summariseFolds(scores) };
  };
  return {
    share,
    rows: Math.min(...parts.map(({ rows }) => rows)),
    train: summary('train'),
    validation: summary('validation'),
    problem: parts.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}
