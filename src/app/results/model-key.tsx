import type { CurveView, ModelName, ModelView } from '../../worker/protocol.ts';
import type { AxisSpec, Plot } from '../charts/frame.tsx';
import { KEY_ROW, KEY_SAMPLE, keyPlace, keyWidth, type KeyLine } from '../charts/key-place.ts';
import { modelStroke } from '../charts/model-line.tsx';
import type { Box } from '../charts/occupied.ts';
import { briefModelName } from '../text/names.ts';
import { score } from '../text/numbers.ts';

export interface KeyChoice {
  readonly models: readonly ModelView[];
  readonly curveOf: (model: ModelView) => CurveView;
  readonly valueOf: (model: ModelView) => number | null;
  /** The lower corner that curves leave free, where they do. */
  readonly corner: 'left' | 'right';
  /** A level line with its words above it, as a height; `null`: the line of guessing from corner to corner. */
  readonly base: number | null;
}

const DIAGONAL: CurveView = { x: Float64Array.of(0, 1), y: Float64Array.of(0, 1) };

/** The best value first. */
function linesOf({ models, valueOf }: KeyChoice): readonly (KeyLine & { readonly model: ModelName })[] {
  return [...models]
    .sort((a, b) => (valueOf(b) ?? 0) - (valueOf(a) ?? 0))
    .map((model) => ({ model: model.model, name: briefModelName(model.model), value: score(valueOf(model)) }));
}

function placeIn(choice: KeyChoice, plot: Plot): Box | null {
  const area = { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top };
  const { base } = choice;
  const words = base === null ? [] : [{ x: plot.left, y: plot.y(base) - 18, width: area.width, height: 20 }];
  const drawn = choice.models.map(choice.curveOf);
  return keyPlace(base === null ? [...drawn, DIAGONAL] : drawn, linesOf(choice), area, plot, choice.corner, words);
}

/** Room that the key needs right of a plot of that size: none where it finds place inside. */
export function keyRoom(choice: KeyChoice, x: AxisSpec, y: AxisSpec) {
  return (width: number, height: number): number => {
    const plot: Plot = {
      left: 0,
      top: 0,
      right: width,
      bottom: height,
      x: (value) => ((value - x.from) / (x.to - x.from)) * width,
      y: (value) => height - ((value - y.from) / (y.to - y.from)) * height,
    };
    return placeIn(choice, plot) === null ? keyWidth(linesOf(choice)) + 12 : 0;
  };
}

interface Props {
  readonly choice: KeyChoice;
  readonly plot: Plot;
  /** Its name is bold. */
  readonly shown: ModelName;
}

/** Which curve is whose, with a sample of each line: never over a curve. */
export function ModelKey({ choice, plot, shown }: Props) {
  const place = placeIn(choice, plot) ?? { x: plot.right + 12, y: plot.top };
  return linesOf(choice).map(({ model, name, value }, i) => {
    const y = place.y + KEY_ROW * (i + 0.5);
    return (
      <g key={model}>
        <line x1={place.x} x2={place.x + KEY_SAMPLE} y1={y} y2={y} {...modelStroke(model, model === shown)} />
        <text className="lab" x={place.x + KEY_SAMPLE + 6} y={y + 4} fontWeight={model === shown ? 650 : undefined}>
          {name} <tspan className="val">{value}</tspan>
        </text>
      </g>
    );
  });
}
