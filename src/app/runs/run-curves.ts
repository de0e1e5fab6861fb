import type { CurveView, OperatingView, RunCurve, RunDetail, Scores } from '../../worker/protocol.ts';
import { operatingAt, operatingCurves } from '../charts/operating.ts';

type Model = RunDetail['models'][number];

/** `null`: the best of each run. */
export type ModelChoice = string | null;

export const modelOf = (detail: RunDetail, choice: ModelChoice): Model | undefined =>
  choice === null ? detail.models[0] : detail.models.find(({ model }) => model === choice);

/** Models that every run has trained: their curves can be laid over each other. */
export function sharedModels(details: readonly RunDetail[]): readonly string[] {
  const [first, ...others] = details;
  return first.models
    .map(({ model }) => model)
    .filter((name) => others.every(({ models }) => models.some(({ model }) => model === name)));
}

export interface RunLine {
  /** Of the run in the comparison. */
  readonly index: number;
  readonly curve: CurveView;
  /** What the label gives. */
  readonly value: number | null;
}

export function modelLines(
  details: readonly RunDetail[],
  choice: ModelChoice,
  curve: 'roc' | 'pr',
  metric: keyof Scores,
): readonly RunLine[] {
  return details.flatMap((detail, index) => {
    const model = modelOf(detail, choice);
    return model === undefined ? [] : [{ index, curve: toView(model[curve]), value: model.mean[metric] }];
  });
}

export type Quantity = 'precision' | 'recall' | 'f1';

/** Of the best model against the threshold; the label gives the value at the run's own threshold. */
export function thresholdLines(
  runs: readonly { readonly detail: RunDetail; readonly threshold: number }[],
  quantity: Quantity,
): readonly RunLine[] {
  return runs.map(({ detail, threshold }, index) => {
    const view = operatingOf(detail);
    return { index, curve: operatingCurves(view)[quantity], value: operatingAt(view, threshold)[quantity] };
  });
}

function operatingOf({ operating: { threshold, tp, fp, positives, negatives } }: RunDetail): OperatingView {
  return {
    threshold: Float64Array.from(threshold),
    truePositives: Uint32Array.from(tp),
    falsePositives: Uint32Array.from(fp),
    positives,
    negatives,
  };
}

const toView = ({ x, y }: RunCurve): CurveView => ({ x: Float64Array.from(x), y: Float64Array.from(y) });
