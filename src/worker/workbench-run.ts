import type { Bundle } from '../core/bundle/build-bundle.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { ModelView, RunView } from './protocol.ts';
import { sweepView } from './workbench-sweep.ts';
import { histogram, HISTOGRAM_BINS, operatingView, precisionRecallView, rocView } from './workbench-thin.ts';

/** What the page shows of a finished run. */
export function runView(run: RunResult, bundle: Bundle, datasetName: string, seconds: number): RunView {
  const models = run.ranking.map((name): ModelView => {
    const { evaluation } = crossValidated(run, name);
    return {
      model: name,
      folds: evaluation.folds,
      mean: evaluation.mean,
      std: evaluation.std,
      roc: rocView(evaluation.curve),
      precisionRecall: precisionRecallView(evaluation.curve),
    };
  });
  const best = crossValidated(run, run.ranking[0]);
  const trainY = run.table.target.y.filter((_, row) => run.split.set[row] === 0);
  const { scores, confusion_matrix } = run.test;
  return {
    runId: bundle.runId,
    sha256: bundle.sha256,
    seconds,
    config: run.config,
    dataset: {
      name: datasetName,
      bytes: run.dataset.bytes.length,
      sha256: run.dataset.sha256,
      rows: run.table.n,
    },
    configSha256: run.configFile.sha256,
    labels: run.table.target.labels,
    trainRows: trainY.length,
    testRows: confusion_matrix.tn + confusion_matrix.fp + confusion_matrix.fn + confusion_matrix.tp,
    trainPositives: best.evaluation.curve.positives,
    models,
    baseline: run.baseline === null ? null : { mean: run.baseline.mean, folds: run.baseline.folds },
    threshold: run.threshold,
    operating: operatingView(best.evaluation.curve),
    sweep: sweepView(run),
    test: { scores, confusion_matrix },
    intervals: run.intervals,
    importance: run.importance,
    comparisons: run.comparisons,
    histogram: histogram(best.probabilities, trainY, HISTOGRAM_BINS),
    files: bundle.files
      .filter((file) => file.role !== 'dataset' || run.config.bundle.include_dataset)
      .map(({ path, role, bytes, sha256 }) => ({ name: path, role, bytes: bytes.length, sha256 })),
    zipBytes: bundle.zip.length,
    includesDataset: run.config.bundle.include_dataset,
    fileName: `${run.config.experiment.name}-${bundle.sha256.slice(0, 8)}.zip`,
  };
}

function crossValidated(run: RunResult, name: RunResult['ranking'][number]): RunResult['models'][number] {
  const found = run.models.find(({ model }) => model === name);
  if (found === undefined) throw new RangeError(`${name} is ranked but was not evaluated`);
  return found;
}
