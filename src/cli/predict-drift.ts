import {
  compareDrift,
  flaggedOutOfFold,
  openDriftBaseline,
  SelfsameError,
  type DriftReport,
  type AnsweredScores,
  type Answers,
  type LoadedPipeline,
  type OpenedBundle,
  type Prediction,
  type Problem,
  type ShareShift,
} from '../core/index.ts';

/** The new rows against training; where the bundle's baseline cannot be used, why not: predictions do not depend on it. */
export function driftOfRows(
  opened: OpenedBundle,
  pipeline: LoadedPipeline,
  prediction: Prediction,
  answers: Answers | null,
): { readonly report: DriftReport | null; readonly problems: readonly Problem[] } {
  try {
    const report = compareDrift({
      baseline: openDriftBaseline(opened, pipeline),
      columns: prediction.columns,
      engineered: pipeline.engineered,
      flagged: prediction.flagged,
      flaggedOutOfFold: flaggedOutOfFold(opened, prediction.threshold),
      answers: answers?.y ?? null,
    });
    return { report, problems: [] };
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return { report: null, problems: error.problems };
  }
}

/** For programs: keys as in the other JSON files. */
export function driftJson(report: DriftReport, finding: string): object {
  const { status, rows, trainingRows, flagged, positive, numeric, categorical } = report;
  return {
    status: status.replace('-', '_'),
    finding,
    rows,
    training_rows: trainingRows,
    flagged_share: shift(flagged),
    positive_share: shift(positive),
    numeric_features: numeric.map((column) => ({
      name: column.name,
      engineered: column.engineered,
      z: column.z,
      moved: column.moved,
      mean: column.mean,
      training_mean: column.trainingMean,
      training_std: column.trainingStd,
      missing_share: shift(column.missing),
      bins: column.bins,
    })),
    categorical_features: categorical.map((column) => ({
      name: column.name,
      frequency_shift: column.shift,
      unseen_share: column.unseen,
      missing_share: shift(column.missing),
      levels: column.levels.map(({ level, isNew, ...share }) => ({ level, new: isNew, ...share })),
    })),
  };
}

function shift(share: ShareShift | null): object | null {
  return share === null ? null : { training: share.training, now: share.now, shift: share.now - share.training };
}

export function answersJson({ rows, positives, scores, confusionMatrix }: AnsweredScores): object {
  return { rows, positives, ...scores, confusion_matrix: confusionMatrix };
}
