import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  createMemoryStore,
  encodeUtf8,
  executeRun,
  learningCurve,
  LEARNING_SHARES,
  modelNames,
  parseConfig,
  sha256,
  type RunInput,
  type TaskEvent,
} from '../../../src/core/index.ts';
import { stream } from '../../../src/core/random/stream.ts';

const CONFIG = `
seed: 3
data: { target: y }
models:
  logistic_regression:
  knn: { n_neighbors: 20 }
  svm:
  decision_tree: { max_depth: 3, class_weight: balanced }
  random_forest: { n_estimators: 70 }
  extra_trees: { n_estimators: 20 }
  gradient_boosting: { max_iter: 10 }
  naive_bayes:
cv: { n_splits: 3 }
`;

function csv(rows: number): string {
  const random = stream(1, 'rows');
  const lines = Array.from({ length: rows }, () => {
    const x = random.real();
    return `${random.real() < 0.05 ? '' : x},${'abc'[random.below(3)]},${random.real() < x ? 1 : 0}`;
  });
  return `x,c,y\n${lines.join('\n')}\n`;
}

async function input(text = CONFIG, rows = 180): Promise<RunInput> {
  const hashed = async (of: string) => ({ bytes: encodeUtf8(of), sha256: await sha256(encodeUtf8(of)) });
  const { config, problems } = parseConfig(text);
  if (config === null) throw new Error(JSON.stringify(problems));
  return { dataset: await hashed(csv(rows)), configFile: await hashed(text), config };
}

const plain = () => ({ executor: createInlineExecutor(), store: createMemoryStore() });

describe('learningCurve', () => {
  it('ends, for every kind of model, at the very scores of the run', async () => {
    const job = await input();
    const run = await executeRun(job, plain());
    for (const model of modelNames(job.config)) {
      const { points, metric, folds } = await learningCurve(job, model, [500, 1000], plain());
      expect([metric, folds]).toEqual(['roc_auc', 3]);
      const evaluation = run.models.find((each) => each.model === model)?.evaluation;
      expect(points[1].validation?.folds).toEqual(evaluation?.folds);
      expect(points[1].validation?.mean).toEqual(evaluation?.mean);
      expect(points.map(({ rows }) => rows)).toEqual([48, 96]);
    }
  });

  it('ends there for a swept model too, with what was chosen for each fold', async () => {
    const job = await input(
      'seed: 1\ndata: {target: y}\ncv: {n_splits: 2}\nmodels: {decision_tree: }\nsweep: {n_splits: 2, models: {decision_tree: {max_depth: [1, 4]}}}\n',
    );
    const run = await executeRun(job, plain());
    const { points } = await learningCurve(job, 'decision_tree', [300, 1000], plain());
    expect(points[1].validation?.folds).toEqual(run.models[0].evaluation.folds);
  });

  it('scores its own rows perfectly where a tree may grow, and its share is of the training rows of a fold', async () => {
    const job = await input('data: {target: y}\ncv: {n_splits: 4}\nmodels: {decision_tree: {}}\n', 120);
    const { points } = await learningCurve(job, 'decision_tree', LEARNING_SHARES, plain());
    expect(points.map(({ rows }) => rows)).toEqual([7, 23, 39, 55, 72]);
    expect(points.every(({ train }) => (train?.mean.roc_auc ?? 0) > 0.99)).toBe(true);
    expect(points[4].validation?.mean.roc_auc).toBeLessThan(0.95);
  });

  it('says why a part is too small, and goes on with the larger ones', async () => {
    const job = await input('data: {target: y}\ncv: {n_splits: 3}\nmodels: {knn: {n_neighbors: 20}}\n');
    const { points } = await learningCurve(job, 'knn', [100, 1000], plain());
    expect(points[0]).toMatchObject({ rows: 9, train: null, validation: null });
    expect(points[0].problem).toContain('20 neighbours');
    expect(points[1].problem).toBeNull();
  });

  it('takes from a store what it has and leaves the tasks of a run alone', async () => {
    const job = await input();
    const options = plain();
    const run = await executeRun(job, options);
    const events: TaskEvent[] = [];
    const progress = { onTask: (event: TaskEvent) => void events.push(event) };
    const first = await learningCurve(job, 'naive_bayes', LEARNING_SHARES, { ...options, progress });
    const made = (state: string) => events.filter((event) => event.state === state).map(({ task }) => task.kind);
    expect(new Set(made('done'))).toEqual(new Set(['dataset', 'learning-curve']));
    expect(made('stored').sort()).toEqual(['features', 'split', 'table']);
    events.length = 0;
    expect(await learningCurve(job, 'naive_bayes', LEARNING_SHARES, { ...options, progress })).toEqual(first);
    expect(made('done')).toEqual(['dataset']);
    expect(await executeRun(job, options)).toMatchObject({ tasks: run.tasks });
  });
});
