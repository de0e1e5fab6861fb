import { useRef } from 'react';
import { niceScale, position } from '../charts/ticks.ts';
import { score } from '../text/numbers.ts';
import { useWidth } from '../use-width.ts';
import { markWords, trialWords, type Trial } from './sweep-data.ts';
import type { DrawingProps } from './drawing.ts';

const TOP = 36;
const HEIGHT = 280;
const EDGE = 44;

/** Three keys or more: an axis for each, the score at the right, a line for each candidate; the chosen one in ink. */
export function ParallelLines({ picture, colour, label, scoreName }: DrawingProps) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const { keys, trials, folds } = picture;
  const known = trials.filter((trial) => trial.score !== null);
  const scale = niceScale(
    known.map((trial) => trial.score ?? 0),
    5,
  );
  const axis = (i: number): number => EDGE + (i * Math.max(0, width - 2 * EDGE)) / keys.length;
  const level = (i: number, count: number): number => TOP + HEIGHT - 12 - (i * (HEIGHT - 24)) / Math.max(1, count - 1);
  const scoreAt = (value: number): number => TOP + HEIGHT - position(scale, value) * HEIGHT;
  const path = ({ at, score: value }: Trial): string => {
    const points = at.map((place, i) => `${axis(i)} ${level(place, keys[i].values.length)}`);
    return `M${[...points, `${axis(keys.length)} ${scoreAt(value ?? scale.from)}`].join('L')}`;
  };
  const ordered = [...known].sort((a, b) => Number(a.isMarked) - Number(b.isMarked) || a.rank - b.rank);
  return (
    <div ref={root} className="sweep-chart">
      {width > 0 && (
        <svg width={width} height={TOP + HEIGHT + 8} role="img" aria-label={label}>
          {keys.map(({ name }, i) => (
            <g key={name}>
              <line x1={axis(i)} x2={axis(i)} y1={TOP} y2={TOP + HEIGHT} stroke="var(--rule-2)" />
              <text
                className="value"
                x={i === 0 ? 0 : axis(i)}
                y={i % 2 === 0 ? 12 : 28}
                textAnchor={i === 0 ? 'start' : 'middle'}
              >
                {name}
              </text>
            </g>
          ))}
          <line x1={axis(keys.length)} x2={axis(keys.length)} y1={TOP} y2={TOP + HEIGHT} stroke="var(--rule-2)" />
          <text className="value" x={width} y="12" textAnchor="end">
            {scoreName}
          </text>
          {ordered.map((trial) => (
            <path
              key={trial.index}
              d={path(trial)}
              fill="none"
              stroke={trial.isMarked ? 'var(--ink)' : colour}
              strokeWidth={trial.isMarked ? 2.5 : 1.25}
              strokeOpacity={trial.isMarked ? 1 : 0.12 + 0.6 * trial.rank * trial.rank}
            >
              <title>{`${trialWords(picture, trial)}: ${score(trial.score, 4)}; chosen in ${trial.chosenIn} of ${folds} folds`}</title>
            </path>
          ))}
          {keys.map(({ name, values }, i) =>
            values.map((value, place) => (
              <text key={`${name}/${value}`} className="over" x={axis(i) + 6} y={level(place, values.length) + 4}>
                {value.length > 10 ? `${value.slice(0, 9)}…` : value}
              </text>
            )),
          )}
          {scale.ticks.map((tick) => (
            <text key={tick} x={axis(keys.length) + 6} y={scoreAt(tick) + 4}>
              {tick.toFixed(scale.decimals)}
            </text>
          ))}
        </svg>
      )}
      <p className="note">A line is a candidate, stronger the better it scored. {markWords(picture, 'In ink')}</p>
    </div>
  );
}
