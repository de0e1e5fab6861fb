import {
  buildBundle,
  createInlineExecutor,
  createMemoryStore,
  executeRun,
  type BundleFile,
} from '../../../src/core/index.ts';
import { loadEngine } from '../../../src/engines/load-engine.ts';
import { SAMPLE_CONFIG, sampleCsv, sampleInput } from '../../core/bundle/sample-run.ts';

/** Small good bundles, one for each kind of model: made anew, so that they are of the present version. */
const MODELS = {
  logistic: 'logistic_regression: {}',
  tree: 'decision_tree: {}',
  forest: 'random_forest: { n_estimators: 8 }',
  boosting: 'gradient_boosting: { max_iter: 8 }',
  knn: 'knn: {}',
  svm: 'svm: {}',
  bayes: 'naive_bayes: {}',
  'mljs-tree': 'decision_tree: { min_samples_split: 3, min_samples_leaf: 1 }',
} as const;

export type GoodBundle = keyof typeof MODELS;

const made = new Map<GoodBundle, Promise<readonly BundleFile[]>>();

export function goodBundle(kind: GoodBundle): Promise<readonly BundleFile[]> {
  const known = made.get(kind);
  if (known !== undefined) return known;
  const files = make(kind);
  made.set(kind, files);
  return files;
}

async function make(kind: GoodBundle): Promise<readonly BundleFile[]> {
  const engine = kind.startsWith('mljs') ? 'engine: mljs\n' : '';
  const config = engine + SAMPLE_CONFIG.replace(/models:[^]*cv:/, `models:\n  ${MODELS[kind]}\ncv:`);
  const run = await executeRun(await sampleInput(config, sampleCsv(80)), {
    executor: createInlineExecutor(loadEngine),
    store: createMemoryStore(),
  });
  return (await buildBundle(run)).files;
}
