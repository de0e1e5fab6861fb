import { useRef } from 'react';
import { niceScale, position } from '../charts/ticks.ts';
import { score } from '../text/numbers.ts';
import { useWidth } from '../use-width.ts';
import { markWords } from './sweep-data.ts';
import { textWidth } from '../charts/text-width.ts';
import type { DrawingProps } from './drawing.ts';

const ROW = 28;
const FOOT = 24;

/** One key: a row for each value, folds as circles on a shared axis, their mean as a bar. */
export function SweepDots({ picture, colour, label }: DrawingProps) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const { keys, trials, folds } = picture;
  const [{ name, values }] = keys;
  const all = trials.flatMap((trial) => trial.folds.filter((fold) => fold !== null));
  const scale = niceScale(all, width < 420 ? 3 : 5);
  const left = Math.min(width / 3, Math.max(...values.map(textWidth)) + 20);
  const right = 56;
  const place = (value: number): number => left + position(scale, value) * Math.max(0, width - left - right);
  const height = values.length * ROW;
  const rows = [...trials].sort((a, b) => a.at[0] - b.at[0]);
  return (
    <div ref={root} className="sweep-chart">
      <p className="axis-names">
        <span className="mono">{name}</span> down; circles are folds, the bar is their mean
      </p>
      {width > 0 && (
        <svg width={width} height={height + FOOT} role="img" aria-label={label}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line x1={place(tick)} x2={place(tick)} y1="0" y2={height} stroke="var(--rule)" />
              <text x={place(tick)} y={height + 16} textAnchor="middle">
                {tick.toFixed(scale.decimals)}
              </text>
            </g>
          ))}
          {rows.map((trial, i) => (
            <g key={trial.index} transform={`translate(0 ${i * ROW})`}>
              <title>{`${name} ${values[trial.at[0]]}: ${score(trial.score, 4)}; chosen in ${trial.chosenIn} of ${folds} folds`}</title>
              {trial.isMarked && (
                <rect x="1" y="2" width={width - 2} height={ROW - 4} fill="none" stroke="var(--ink)" strokeWidth="2" />
              )}
              <text className="value" x={left - 12} y="18" textAnchor="end">
                {values[trial.at[0]]}
              </text>
              {trial.folds.map((fold, k) =>
                fold === null ? null : (
                  <circle key={k} cx={place(fold)} cy="14" r="3.5" fill="var(--bg)" stroke={colour} strokeWidth="1.5" />
                ),
              )}
              {trial.score !== null && (
                <line
                  x1={place(trial.score)}
                  x2={place(trial.score)}
                  y1="6"
                  y2="22"
                  stroke={colour}
                  strokeWidth="2.5"
                />
              )}
              <text className="times" x={width - 8} y="18" textAnchor="end">
                {trial.chosenIn > 0 ? `${trial.chosenIn} of ${folds}` : ''}
              </text>
            </g>
          ))}
        </svg>
      )}
      <p className="note">
        {markWords(picture, 'Framed')} “2 of {folds}”: as many folds chose it.
      </p>
    </div>
  );
}
