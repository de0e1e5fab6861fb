import type { CurveView, ModelView } from '../../worker/protocol.ts';
import type { ChartData } from './export/csv.ts';

/** Every corner that is drawn, a row each, model by model. */
export function curvesData(
  models: readonly ModelView[],
  curveOf: (model: ModelView) => CurveView,
  axes: readonly [x: string, y: string],
): ChartData {
  return {
    head: ['model', ...axes],
    rows: models.flatMap((model) => {
      const { x, y } = curveOf(model);
      return Array.from(x, (value, i) => [model.model, value, y[i]]);
    }),
  };
}
