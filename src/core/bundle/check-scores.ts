/** Checks that recompute: metrics, threshold and curves follow from the predictions alone. */
import type { JsonObject } from '../bytes/value.ts';
import { need, type NamedCheck } from './check.ts';
import { pathOf } from './check-consistency.ts';
import { sameJson } from './check-written.ts';
import { curvesFile } from './curves-file.ts';
import { metricsFile } from './metrics-file.ts';

export const thresholdAgrees: NamedCheck = {
  name: 'threshold_agrees',
  title: 'The threshold file and metrics name one threshold',
  meaning: 'Two thresholds are given, so it is not known which rows the model would flag.',
  depth: 'integrity',
  role: 'threshold',
  run: ({ parts, lineage }) => {
    const recorded = calibrationOf(need(parts.metrics)).threshold;
    const threshold = need(parts.threshold);
    const found = { path: lineage.threshold.path, expected: String(recorded), actual: String(threshold) };
    return recorded === threshold
      ? found
      : { ...found, problem: 'The threshold file and metrics name two thresholds.' };
  },
};

export const metricsFollow: NamedCheck = {
  name: 'metrics_follow',
  title: 'The metrics, computed again from the predictions, are equal',
  meaning: 'The scores are not those of the predictions in this bundle: do not rely on them.',
  depth: 'integrity',
  role: 'metrics',
  run: (context) => {
    const { parts, lineage } = context;
    return sameJson(
      context,
      'metrics',
      pathOf(lineage, 'metrics'),
      metricsFile(context.run(), lineage.run_id),
      need(parts.metrics),
      'The metrics do not follow from the predictions',
    );
  },
};

export const thresholdFollows: NamedCheck = {
  name: 'threshold_follows',
  title: 'The threshold, chosen again by its definition, is equal',
  meaning: 'The threshold was not chosen as the config says, so the precision it promises is not the one it reaches.',
  depth: 'integrity',
  role: 'threshold',
  run: (context) => {
    const { threshold: choice } = context.run();
    const threshold = need(context.parts.threshold);
    const found = {
      path: context.lineage.threshold.path,
      expected: String(choice.threshold),
      actual: String(threshold),
    };
    return choice.threshold === threshold
      ? found
      : {
          ...found,
          problem: `For a precision of ${choice.target_precision} the threshold would be ${choice.threshold}.`,
        };
  },
};

export const curvesFollow: NamedCheck = {
  name: 'curves_follow',
  title: 'The curves, counted again from the predictions, are equal',
  meaning: 'The curves drawn from this bundle are not those of its predictions.',
  depth: 'integrity',
  role: 'curves',
  run: (context) =>
    sameJson(
      context,
      'curves',
      pathOf(context.lineage, 'curves'),
      curvesFile(context.run()),
      need(context.parts.curves),
      'The curves do not follow from the predictions',
    ),
};

function calibrationOf(metrics: JsonObject): JsonObject {
  const { calibration } = metrics;
  return calibration !== null && typeof calibration === 'object' && !Array.isArray(calibration)
    ? (calibration as JsonObject)
    : {};
}
