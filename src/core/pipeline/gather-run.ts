import { unpack } from '../bytes/pack.ts';
import type { Value } from '../bytes/value.ts';
import type { ModelName } from '../config/config.ts';
import { decodeTable } from '../data/encode-table.ts';
import { decodePreprocessor } from '../preprocessing/preprocessor.ts';
import { KERNELS } from './kernels.ts';
import { decodeOutput } from './outputs.ts';
import { modelNames } from './plan.ts';
import { poolFolds } from './pool-folds.ts';
import type { CrossValidated, RunInput, RunResult } from './result.ts';
import { finalParams, gatherSweep } from './gather-sweep.ts';
import type { Hashed, Task } from './task.ts';
import { decodeFeatures } from './task-data.ts';

/** What is known of a run once its best model is. */
export type SelectedRun = Pick<
  RunResult,
  'table' | 'resolution' | 'engineered' | 'split' | 'models' | 'baseline' | 'ranking'
>;

export function gatherSelected({ config }: RunInput, outputs: ReadonlyMap<string, Hashed>): SelectedRun {
  const value = (name: string): Value => unpack(outputOf(name, outputs).bytes);
  const { table, resolution } = decodeTable(value('table'));
  const engineered = decodeFeatures(value('features'));
  const split = decodeOutput('split', value('split'));
  const crossValidated = (model: ModelName): CrossValidated => {
    const fits = Array.from({ length: config.cv.n_splits }, (_, fold) =>
      decodeOutput('foldFit', value(`fit/${model}/fold-${fold}`)),
    );
    return {
      model,
      evaluation: decodeOutput('evaluation', value(`evaluate/${model}`)),
      summaries: fits.map((fit) => fit.summary),
      probabilities: poolFolds(
        split,
        fits.map((fit) => fit.probabilities),
      ),
    };
  };
  return {
    resolution,
    table: { ...table, columns: [...table.columns, ...engineered] },
    engineered: engineered.map((column) => column.name),
    split,
    models: modelNames(config).map(crossValidated),
    baseline: config.baseline === null ? null : decodeOutput('baseline', value('baseline')),
    ranking: decodeOutput('ranking', value('select')).ranking as readonly ModelName[],
  };
}

/**
 * Decodes the outputs of a finished plan into one result.
 * @param selected as far as it was gathered before
 */
export function gatherRun(
  input: RunInput,
  tasks: readonly Task[],
  outputs: ReadonlyMap<string, Hashed>,
  selected: SelectedRun = gatherSelected(input, outputs),
): RunResult {
  const value = (name: string): Value => unpack(outputOf(name, outputs).bytes);
  const best = selected.ranking[0];
  const sweep = gatherSweep(input.config, best, (name) => decodeOutput('innerScores', value(name)));
  return {
    ...input,
    kernels: KERNELS,
    ...selected,
    threshold: decodeOutput('threshold', value('threshold')),
    test: decodeOutput('test', value('test')),
    final: {
      model: best,
      params: finalParams(input.config, best, sweep),
      preprocessor: decodePreprocessor(value('preprocess/final')),
      ...decodeOutput('finalFit', value(`fit/${best}/final`)),
    },
    drift: decodeOutput('drift', value('drift')),
    comparisons: decodeOutput('comparisons', value('comparisons')),
    sweep,
    ...gatherLate(tasks, outputs),
  };
}

/** What the last tasks of a plan put out, and how all of its tasks hang together. */
export function gatherLate(
  tasks: readonly Task[],
  outputs: ReadonlyMap<string, Hashed>,
): Pick<RunResult, 'importance' | 'intervals' | 'tasks'> {
  const [importance, intervals] = [outputs.get('importance'), outputs.get('intervals')];
  return {
    importance: importance === undefined ? null : decodeOutput('importance', unpack(importance.bytes)),
    intervals: intervals === undefined ? null : decodeOutput('intervals', unpack(intervals.bytes)),
    tasks: tasks.map(({ name, config, inputs }) => ({ name, config, inputs, sha256: outputOf(name, outputs).sha256 })),
  };
}

function outputOf(name: string, outputs: ReadonlyMap<string, Hashed>): Hashed {
  const output = outputs.get(name);
  if (output === undefined) throw new RangeError(`no output of ${name}`);
  return output;
}
