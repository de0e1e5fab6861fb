import { useRef } from 'react';
import { score } from '../text/numbers.ts';
import { useWidth } from '../use-width.ts';
import { textWidth } from '../charts/text-width.ts';
import { markWords, trialWords } from './sweep-data.ts';
import type { DrawingProps } from './drawing.ts';

const CELL = 40;
const HEAD = 24;
/** Narrower cells have no room for a number; the table has it. */
const ROOM_FOR_TEXT = 46;

/** Two keys: a cell for each pair of values, darker where the score is better; the chosen one has an ink ring. */
export function SweepHeat({ picture, colour, label }: DrawingProps) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const { keys, trials, folds } = picture;
  // The longer list lies along the width.
  const [x, y] = keys[0].values.length > keys[1].values.length ? [0, 1] : [1, 0];
  const left = Math.min(width / 3, Math.max(...keys[y].values.map(textWidth)) + 12);
  const cell = (width - left) / keys[x].values.length;
  const hasRoom = cell >= ROOM_FOR_TEXT;
  // Narrow cells: every so many of the values are written.
  const every = Math.max(1, Math.ceil((Math.max(...keys[x].values.map(textWidth)) + 6) / Math.max(1, cell)));
  const height = HEAD + CELL * keys[y].values.length;
  const placeOf = (at: readonly number[]) => ({ x: left + at[x] * cell, y: HEAD + at[y] * CELL });
  return (
    <div ref={root} className="sweep-chart">
      <p className="axis-names">
        <span className="mono">{keys[y].name}</span> down, <span className="mono">{keys[x].name}</span> across
      </p>
      {width > 0 && (
        <svg width={width} height={height + 2} role="img" aria-label={label}>
          {keys[x].values.map((value, i) => (
            <text
              key={value}
              x={left + (i + 0.5) * cell}
              y={HEAD - 9}
              textAnchor={every > 1 && i === 0 ? 'start' : 'middle'}
            >
              {i % every === 0 ? fit(value, cell * every) : ''}
            </text>
          ))}
          {keys[y].values.map((value, i) => (
            <text key={value} x={left - 8} y={HEAD + (i + 0.5) * CELL + 4} textAnchor="end">
              {fit(value, left)}
            </text>
          ))}
          {trials.map((trial) => {
            const at = placeOf(trial.at);
            return (
              <g key={trial.index}>
                <title>{`${trialWords(picture, trial)}: ${score(trial.score, 4)}; chosen in ${trial.chosenIn} of ${folds} folds`}</title>
                <rect
                  x={at.x + 1}
                  y={at.y + 1}
                  width={Math.max(1, cell - 2)}
                  height={CELL - 2}
                  fill={colour}
                  fillOpacity={0.06 + 0.34 * trial.rank}
                />
                {hasRoom && (
                  <text
                    className="value"
                    x={at.x + cell / 2}
                    y={at.y + (trial.chosenIn > 0 ? 18 : 24)}
                    textAnchor="middle"
                  >
                    {score(trial.score, cell > 60 ? 4 : 3)}
                  </text>
                )}
                {trial.chosenIn > 0 && (
                  <text className="times" x={at.x + cell / 2} y={at.y + (hasRoom ? 33 : 24)} textAnchor="middle">
                    {hasRoom ? `${trial.chosenIn} of ${folds}` : trial.chosenIn}
                  </text>
                )}
              </g>
            );
          })}
          {picture.marked !== null && <Ring {...placeOf(picture.marked.at)} width={cell} />}
        </svg>
      )}
      <p className="note">
        {markWords(picture, 'Ringed')}{' '}
        {hasRoom ? `“2 of ${folds}”: as many folds chose it.` : `A number: of ${folds} folds as many chose it.`}
      </p>
    </div>
  );
}

function Ring({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }) {
  return (
    <rect
      x={x + 1}
      y={y + 1}
      width={Math.max(1, width - 2)}
      height={CELL - 2}
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2"
    />
  );
}

/** As much of a text as there is room for. */
function fit(text: string, room: number): string {
  const most = Math.max(2, Math.floor((room - 4) / 7));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
