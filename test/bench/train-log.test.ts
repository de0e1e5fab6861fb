import { describe, expect, it } from 'vitest';
import { readTrainLog, taskKind, totalsByKind } from '../../bench/measure/train-log.ts';

const LOG = `program  selfsame 0.1.0
seconds since the beginning, task, state, seconds taken, SHA-256 of its output:
0.002 dataset done 0.500 s 703a
1.000 fit/svm/fold-0 done 1.000 s 3e22
1.500 fit/svm/fold-1 done 2.000 s 3e22
1.600 fit/random_forest/fold-0/trees-000-049 done 0.250 s 3e22
1.700 fit/random_forest/fold-0 stored 3e22
`;

describe('train.log', () => {
  it('is read task by task', () => {
    expect(readTrainLog(LOG)).toHaveLength(4);
    expect(readTrainLog(LOG)[1]).toEqual({ name: 'fit/svm/fold-0', seconds: 1 });
  });

  it('is summed by kind, the largest first', () => {
    expect(totalsByKind(readTrainLog(LOG))).toEqual([
      { kind: 'fit svm', tasks: 2, seconds: 3, longest: 2 },
      { kind: 'dataset', tasks: 1, seconds: 0.5, longest: 0.5 },
      { kind: 'fit random_forest', tasks: 1, seconds: 0.25, longest: 0.25 },
    ]);
    expect(taskKind('preprocess/final')).toBe('preprocess');
  });
});
