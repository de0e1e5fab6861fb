import { loadPipeline, openBundle, openDriftBaseline } from '../../../src/core/index.ts';
import { OWN_ENGINE } from '../../../src/core/models/engine.ts';
import { LEARNERS_CONFIG, learnersCsv, SAMPLE_CONFIG, sampleCsv, sampleRun } from '../bundle/sample-run.ts';

const NAMES = [
  'logistic_regression',
  'naive_bayes',
  'decision_tree',
  'random_forest',
  'extra_trees',
  'gradient_boosting',
  'knn',
  'svm',
] as const;

export const MODELS = NAMES.map((name) => ({ name }));

/** A bundle whose only model is this one, opened: of a small data set, or of one with engineered columns. */
export async function openTrained(model: (typeof NAMES)[number], data: 'sample' | 'learners' = 'sample') {
  const params = { random_forest: '{n_estimators: 7}', extra_trees: '{n_estimators: 7}' } as Record<string, string>;
  const models = `models: {${model}: ${params[model] ?? '{}'}}\n`;
  const sample = SAMPLE_CONFIG.replace(/models:\n(?: .*\n)+/, models);
  const { bundle, run } = await (data === 'sample'
    ? sampleRun(sample, sampleCsv())
    : sampleRun(`${LEARNERS_CONFIG}${models}`, learnersCsv()));
  const opened = await openBundle(bundle.zip);
  const { pipeline, threshold } = loadPipeline(opened, OWN_ENGINE);
  return { pipeline, threshold, baseline: openDriftBaseline(opened, pipeline), run, opened };
}
