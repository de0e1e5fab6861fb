import type { LoadedPipeline } from '../core/bundle/read-model.ts';
import type { DriftBaseline } from '../core/pipeline/result.ts';
import { commonest } from '../core/prediction/background.ts';
import { inputColumns } from '../core/prediction/raw-rows.ts';
import type { FieldView, AskedModel } from './predict-views.ts';

/** What the page says of an open model, and the form for one row. */
export function modelView(
  pipeline: LoadedPipeline,
  threshold: number,
  baseline: DriftBaseline | null,
): Pick<AskedModel, 'model' | 'threshold' | 'target' | 'labels' | 'trainingRows' | 'fields'> {
  const { target, classifier } = pipeline;
  return {
    model: classifier.name,
    threshold,
    target: target.name,
    labels: [target.negative, target.positive],
    trainingRows: baseline?.training_sample_size ?? null,
    fields: inputColumns(pipeline).map(({ name, type }) =>
      type === 'numeric' ? numericField(name, baseline) : categoricalField(name, pipeline, baseline),
    ),
  };
}

function numericField(name: string, baseline: DriftBaseline | null): FieldView {
  const quantiles = baseline?.numeric.find((stats) => stats.name === name)?.quantiles ?? [];
  const n = quantiles.length;
  return {
    name,
    type: 'numeric',
    typical: n === 0 ? null : String(quantiles[n >> 1]),
    range: n === 0 ? null : [quantiles[0], quantiles[n - 1]],
    levels: [],
  };
}

function categoricalField(name: string, { preprocessor }: LoadedPipeline, baseline: DriftBaseline | null): FieldView {
  return {
    name,
    type: 'categorical',
    typical: commonest(baseline?.categorical.find((stats) => stats.name === name)),
    range: null,
    levels: preprocessor.categorical.find((column) => column.name === name)?.levels ?? [],
  };
}
