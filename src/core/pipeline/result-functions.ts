import type { Value } from '../bytes/value.ts';
import type { ModelName, RankBy } from '../config/config.ts';
import { bootstrapIntervals } from '../evaluation/bootstrap.ts';
import { compareModels } from '../evaluation/compare-models.ts';
import { rowsOfSet, TEST } from '../evaluation/split.ts';
import { stream } from '../random/stream.ts';
import { importanceRepeat, joinRepeats } from './importance.ts';
import { decodeOutput, encodeOutput } from './outputs.ts';
import type { TaskContext } from './task-context.ts';
import { labelsOf, splitInput, tableInput } from './task-data.ts';

/** What the tasks of plan-results.ts compute; input numbers are those of that file. */
export const RESULT_FUNCTIONS = {
  comparisons: (context: TaskContext): Value => {
    const models = context.task.inputs.slice(0, -1).map((name, i) => ({
      model: name.slice('evaluate/'.length) as ModelName,
      folds: decodeOutput('evaluation', context.input(i)).folds,
    }));
    const { ranking } = decodeOutput('ranking', context.input(models.length));
    const ranked = [...models].sort((a, b) => ranking.indexOf(a.model) - ranking.indexOf(b.model));
    return encodeOutput('comparisons', compareModels(ranked, context.slices[0] as RankBy));
  },

  'importance-repeat': importanceRepeat,
  importance: joinRepeats,

  intervals: (context: TaskContext): Value => {
    const { table } = tableInput(context);
    const y = labelsOf(table, rowsOfSet(splitInput(context, 1), TEST));
    const { probabilities } = decodeOutput('finalFit', context.input(2));
    const { threshold } = decodeOutput('threshold', context.input(3));
    const { scores } = decodeOutput('test', context.input(4));
    const random = stream(context.seed, 'bootstrap/test');
    const resamples = context.slices[0] as number;
    return encodeOutput('intervals', bootstrapIntervals(y, probabilities, threshold, scores, resamples, random));
  },
};
