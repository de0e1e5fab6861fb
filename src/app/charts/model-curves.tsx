import type { CurveView, ModelName, ModelView } from '../../worker/protocol.ts';
import { linePath } from './curve-paths.ts';
import { Clipped, type Plot } from './frame.tsx';
import { modelStroke } from './model-line.tsx';

interface Props {
  readonly plot: Plot;
  /** Best first. */
  readonly models: readonly ModelView[];
  readonly shown: ModelName;
  readonly curveOf: (model: ModelView) => CurveView;
}

/** One curve a model, the emphasised one thicker and on top. */
export function ModelCurves({ plot, models, shown, curveOf }: Props) {
  const order = [...models].reverse().sort((a, b) => Number(a.model === shown) - Number(b.model === shown));
  return (
    <Clipped plot={plot}>
      {order.map((model) => (
        <path
          key={model.model}
          d={linePath(curveOf(model), plot.x, plot.y)}
          fill="none"
          strokeLinejoin="round"
          {...modelStroke(model.model, model.model === shown)}
        />
      ))}
    </Clipped>
  );
}
