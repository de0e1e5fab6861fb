import type { CurveView, ModelName, ModelView } from '../../worker/protocol.ts';
import type { Plot } from '../charts/frame.tsx';
import { modelStroke } from '../charts/model-line.tsx';
import { assignLevels } from '../charts/place-labels.ts';
import { modelName } from '../text/names.ts';
import { score } from '../text/numbers.ts';

interface Props {
  readonly plot: Plot;
  readonly models: readonly ModelView[];
  /** Its label is bold. */
  readonly shown: ModelName;
  readonly curveOf: (model: ModelView) => CurveView;
  readonly valueOf: (model: ModelView) => number | null;
  /** Heights of the labels in data units, from the top. */
  readonly levels: readonly number[];
  readonly labelAt: number;
  /** On which side of its leader a label stands. */
  readonly side: 'left' | 'right';
}

/** Length of the sample of a line that stands for a leader. */
const SAMPLE = 24;

/** Labels in the empty part of a plot, each tied to its curve by a level line that crosses as few others as can be. */
export function LeaderLabels({ plot, models, shown, curveOf, valueOf, levels, labelAt, side }: Props) {
  const leaders = assignLevels(
    models.map(curveOf),
    levels.slice(0, models.length),
    labelAt,
    side === 'right' ? 'start' : 'end',
  );
  const gap = side === 'right' ? 6 : -6;
  const x = plot.x(labelAt);
  return models.map((model, i) => {
    const leader = leaders[i];
    const y = plot.y(leader.level);
    return (
      <g key={model.model}>
        {leader.x === null ? (
          <line x1={x - gap} x2={x - gap - Math.sign(gap) * SAMPLE} y1={y} y2={y} {...modelStroke(model.model)} />
        ) : (
          <>
            <line x1={plot.x(leader.x)} x2={x - gap} y1={y} y2={y} stroke={`var(--m-${model.model})`} />
            <circle
              cx={plot.x(leader.x)}
              cy={y}
              r="3"
              fill={`var(--m-${model.model})`}
              stroke="var(--bg)"
              strokeWidth="1.5"
            />
          </>
        )}
        <text
          className="lab halo"
          x={x}
          y={y + 4}
          textAnchor={side === 'right' ? 'start' : 'end'}
          fontWeight={model.model === shown ? 650 : undefined}
        >
          {modelName(model.model)} <tspan className="val">{score(valueOf(model))}</tspan>
        </text>
      </g>
    );
  });
}
