import type { Bundle } from '../../core/bundle/build-bundle.ts';
import { encodeUtf8 } from '../../core/bytes/text.ts';
import type { Json } from '../../core/bytes/value.ts';
import type { CurveCounts, Scores } from '../../core/evaluation/types.ts';
import { engineRecord } from '../../core/pipeline/kernels.ts';
import type { RunResult } from '../../core/pipeline/result.ts';
import type { RunCurve, RunDetail, RunEntry } from '../../platform/history/entry.ts';
import { operatingView, precisionRecallView, rocView } from '../workbench-thin.ts';

/** What a run was besides its result. */
export interface RunOccasion {
  readonly datasetName: string;
  readonly configText: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly seconds: number;
}

/** In shares of an axis: a third of a pixel on 340. */
const TOLERANCE = 0.001;
const MOST_SETTINGS = 4000;

/** What the history keeps of a finished run: some twenty kilobytes. */
export function runEntry(run: RunResult, bundle: Bundle, occasion: RunOccasion): RunEntry {
  const { config, threshold, test } = run;
  const { tn, fp, fn, tp } = test.confusion_matrix;
  const best = evaluationOf(run, run.ranking[0]);
  const engine = engineRecord(config.engine);
  const table = run.tasks.find(({ name }) => name === 'table');
  const detail: RunDetail = {
    sha256: bundle.sha256,
    yaml: occasion.configText,
    target: config.data.target,
    labels: [...run.table.target.labels],
    rows: { train: best.curve.positives + best.curve.negatives, test: tn + fp + fn + tp },
    models: run.ranking.map((model) => {
      const { folds, mean, curve } = evaluationOf(run, model);
      return {
        model,
        folds: folds.map(plainScores),
        mean: plainScores(mean),
        roc: rounded(rocView(curve, TOLERANCE)),
        pr: rounded(precisionRecallView(curve, TOLERANCE)),
      };
    }),
    operating: operatingOf(best.curve),
    confusion: { tn, fp, fn, tp },
    tasks: run.tasks.map(({ name, sha256 }) => ({ name, sha256 })),
  };
  const head = {
    sha256: bundle.sha256,
    run: bundle.runId,
    at: occasion.at,
    times: 1,
    star: false,
    note: '',
    seconds: occasion.seconds,
    engine: engine.name,
    kernels: engine.kernels,
    name: config.experiment.name,
    data: {
      name: occasion.datasetName.slice(0, 1024),
      sha256: run.dataset.sha256,
      bytes: run.dataset.bytes.length,
      rows: run.table.n,
      table: table?.sha256 ?? run.dataset.sha256,
    },
    config: run.configFile.sha256,
    settings: flatten(config as unknown as Json).slice(0, MOST_SETTINGS),
    best: run.ranking[0],
    score: { name: config.cv.rank_by, value: best.mean[config.cv.rank_by] },
    threshold: { value: threshold.threshold, target: threshold.target_precision, reached: threshold.reached },
    test: plainScores(test.scores),
  };
  return counted({ head: { ...head, bytes: 0 }, detail });
}

/** With its own size in bytes; the place where that stands counts as one digit. */
export function counted({ head, detail }: RunEntry): RunEntry {
  const bytes = encodeUtf8(JSON.stringify({ head: { ...head, bytes: 0 }, detail })).length;
  return { head: { ...head, bytes }, detail };
}

function evaluationOf(run: RunResult, name: string) {
  const found = run.models.find(({ model }) => model === name);
  if (found === undefined) throw new RangeError(`${name} is ranked but was not evaluated`);
  return found.evaluation;
}

function plainScores({ roc_auc, average_precision, accuracy, precision, recall, f1, log_loss, brier }: Scores): Scores {
  return { roc_auc, average_precision, accuracy, precision, recall, f1, log_loss, brier };
}

/** Four decimals are a thirtieth of a pixel; written out they are a third of the bytes. */
const short = (value: number): number => Math.round(value * 1e4) / 1e4;

function rounded({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }): RunCurve {
  return { x: Array.from(x, short), y: Array.from(y, short) };
}

function operatingOf(curve: CurveCounts): RunDetail['operating'] {
  const { threshold, truePositives, falsePositives, positives, negatives } = operatingView(curve, TOLERANCE);
  return {
    threshold: [...threshold],
    tp: [...truePositives],
    fp: [...falsePositives],
    positives,
    negatives,
  };
}

/** `[key path, JSON of the value]` of every leaf; lists are leaves. */
export function flatten(value: Json, path: readonly string[] = []): [string, string][] {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const members = Object.entries(value as Record<string, Json | undefined>).filter(
      ([, member]) => member !== undefined,
    );
    if (members.length > 0) return members.flatMap(([key, member]) => flatten(member as Json, [...path, key]));
  }
  return [[path.join('.'), JSON.stringify(value)]];
}
