import { describe, expect, it } from 'vitest';
import {
  createInlineExecutor,
  createMemoryStore,
  encodeUtf8,
  executeRun,
  parseConfig,
  sha256,
  type RunInput,
} from '../../../src/core/index.ts';
import { classWeightProblems } from '../../../src/core/models/class-weights.ts';
import { planCrossCheck } from '../../../src/core/pipeline/cross-check.ts';
import { runTask } from '../../../src/core/pipeline/run-task.ts';

async function input(text: string, csv: string): Promise<RunInput> {
  const hashed = async (content: string) => ({ bytes: encodeUtf8(content), sha256: await sha256(encodeUtf8(content)) });
  const { config, problems } = parseConfig(text);
  if (config === null) throw new Error(JSON.stringify(problems));
  return { dataset: await hashed(csv), configFile: await hashed(text), config };
}

describe('a table of categories alone', () => {
  it('gives the same results whether a worker remembers its designs or not: preprocessors of folds may be equal', async () => {
    const rows = Array.from(
      { length: 120 },
      (_, i) => `${'ab'[(i * 7) % 2]},${'cd'[(i * 5 + (i % 3)) % 2]},${i % 4 > 1 ? 1 : 0}`,
    );
    const given = await input(
      'data: {target: y}\ncv: {n_splits: 3}\nmodels: {naive_bayes: }\nsweep: {models: {naive_bayes: {alpha: [0.1, 5]}}}\n',
      `a,b,y\n${rows.join('\n')}\n`,
    );
    const forgetful = {
      concurrency: 1,
      run: (request: Parameters<typeof runTask>[0]) => Promise.resolve(runTask(request)),
    };
    const [one, other] = await Promise.all(
      [createInlineExecutor(), forgetful].map((executor) =>
        executeRun(given, { executor, store: createMemoryStore() }),
      ),
    );
    expect(one.tasks).toEqual(other.tasks);
  });
});

describe('classes too small for the inner folds', () => {
  it('are an error that names them', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 12 === 0 ? 1 : 0}`);
    const given = await input(
      'data: {target: y}\ncv: {n_splits: 2}\nmodels: {knn: }\nsweep: {n_splits: 5, models: {knn: {n_neighbors: [1, 3]}}}\n',
      `a,y\n${rows.join('\n')}\n`,
    );
    const run = executeRun(given, { executor: createInlineExecutor(), store: createMemoryStore() });
    await expect(run).rejects.toThrow(/fewer than the 5 inner folds of sweep.n_splits/);
  });
});

describe('what else a sweep concerns', () => {
  const text =
    'data: {target: y}\nmodels: {svm: }\nsweep: {models: {svm: {class_weight: [null, {yes: 2}, {maybe: 3}]}}}\n';

  it('labels of swept class weights are checked against the data', () => {
    const { config } = parseConfig(text);
    const problems = config === null ? [] : classWeightProblems(config, ['no', 'yes']);
    expect(problems.map(({ place }) => place?.path)).toEqual(['sweep.models.svm.class_weight']);
  });

  it('a cross-check leaves it out and says so', () => {
    const { config } = parseConfig(text);
    if (config === null) throw new Error('not read');
    const plan = planCrossCheck(config);
    expect(plan.config.sweep).toBeUndefined();
    expect(plan.evened.map(({ path }) => path)).toContain('sweep');
  });
});
