import type { RunEntry, RunHead } from '../../src/platform/history/entry.ts';

const hash = (n: number): string => n.toString(16).padStart(64, '0');
const scores = (value: number) => ({
  roc_auc: value,
  average_precision: value,
  accuracy: value,
  precision: value,
  recall: value,
  f1: value,
  log_loss: 1 - value,
  brier: 1 - value,
});

/** An entry of the history as a run writes it, with `n` in its hash. */
export function anEntry(n: number, head: Partial<RunHead> = {}, score = 0.9): RunEntry {
  const sha256 = hash(n);
  return {
    head: {
      sha256,
      run: `run-${n}`,
      at: 1000 + n,
      times: 1,
      star: false,
      note: '',
      seconds: 2,
      engine: 'selfsame',
      kernels: 3,
      name: 'experiment',
      data: { name: 'data.csv', sha256: hash(900), bytes: 100, rows: 10, table: hash(901) },
      config: hash(800 + n),
      settings: [
        ['seed', '42'],
        ['models.svm.C', '1'],
      ],
      best: 'svm',
      score: { name: 'roc_auc', value: score },
      threshold: { value: 0.5, target: 0.9, reached: true },
      test: scores(score),
      bytes: 1234,
      ...head,
    },
    detail: {
      sha256,
      yaml: 'data:\n  target: y\n',
      target: 'y',
      labels: ['no', 'yes'],
      rows: { train: 8, test: 2 },
      models: [
        {
          model: 'svm',
          folds: [scores(score), scores(score - 0.02)],
          mean: scores(score),
          roc: { x: [0, 0, 1], y: [0, 1, 1] },
          pr: { x: [0.5, 1], y: [1, 0.5] },
        },
      ],
      operating: { threshold: [0.9, 0.5, 0.1], tp: [1, 3, 4], fp: [0, 1, 4], positives: 4, negatives: 4 },
      confusion: { tn: 1, fp: 0, fn: 0, tp: 1 },
      tasks: [
        { name: 'dataset', sha256: hash(900) },
        { name: 'table', sha256: hash(901) },
        { name: 'fit/svm/fold-0', sha256: hash(1000 + n) },
      ],
    },
  };
}
