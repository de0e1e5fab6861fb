import { position, type Scale } from '../charts/ticks.ts';
import { modelName } from '../text/names.ts';
import { score } from '../text/numbers.ts';
import type { Leaderboard, LeaderboardRow } from './leaderboard.ts';

/** Per cent of the axis; the ends keep room for a circle. */
export const placeAt = (scale: Scale, value: number): string => `${(2 + 96 * position(scale, value)).toFixed(2)}%`;

export function DotScale({ scale }: { readonly scale: Scale }) {
  return (
    <svg className="dot-axis" width="100%" height="14" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text key={tick} x={placeAt(scale, tick)} y="11" textAnchor="middle">
          {tick.toFixed(scale.decimals)}
        </text>
      ))}
    </svg>
  );
}

interface BaselineDotsProps {
  readonly folds: readonly number[];
  readonly mean: number | null;
  readonly board: Leaderboard;
}

/** What guessing gives on the same axis. It is mostly far outside: an arrow at the end then says on which side. */
export function BaselineDots({ folds, mean, board: { scale } }: BaselineDotsProps) {
  const words = `Guessing, by fold: ${folds.map((fold) => score(fold)).join(', ')}`;
  const inside = mean !== null && mean >= scale.ticks[0] && mean <= scale.ticks[scale.ticks.length - 1];
  return (
    <svg className="dot-axis" width="100%" height="28" role="img" aria-label={words}>
      {scale.ticks.map((tick) => (
        <line key={tick} x1={placeAt(scale, tick)} x2={placeAt(scale, tick)} y1="0" y2="28" stroke="var(--rule)" />
      ))}
      {inside && (
        <line
          x1={placeAt(scale, mean)}
          x2={placeAt(scale, mean)}
          y1="5"
          y2="23"
          stroke="var(--ink-3)"
          strokeDasharray="3 2"
        />
      )}
      {mean !== null && !inside && (
        <text x={mean < scale.ticks[0] ? '2%' : '98%'} y="18" textAnchor={mean < scale.ticks[0] ? 'start' : 'end'}>
          {mean < scale.ticks[0] ? `← ${score(mean)}` : `${score(mean)} →`}
        </text>
      )}
    </svg>
  );
}

/** One model on the shared axis: folds as circles, their mean as a bar. */
export function DotRow({ row, scale }: { readonly row: LeaderboardRow; readonly scale: Scale }) {
  const colour = `var(--m-${row.model})`;
  const words = `Folds of ${modelName(row.model)}: ${row.folds.map((fold) => score(fold)).join(', ')}`;
  return (
    <svg className="dot-axis" width="100%" height="28" role="img" aria-label={words}>
      {scale.ticks.map((tick) => (
        <line key={tick} x1={placeAt(scale, tick)} x2={placeAt(scale, tick)} y1="0" y2="28" stroke="var(--rule)" />
      ))}
      {row.folds.length > 0 && (
        <line
          x1={placeAt(scale, Math.min(...row.folds))}
          x2={placeAt(scale, Math.max(...row.folds))}
          y1="14"
          y2="14"
          stroke={colour}
        />
      )}
      {row.folds.map((fold, i) => (
        <circle key={i} cx={placeAt(scale, fold)} cy="14" r="3.5" fill="var(--bg)" stroke={colour} strokeWidth="1.5" />
      ))}
      {row.score !== null && (
        <line
          x1={placeAt(scale, row.score)}
          x2={placeAt(scale, row.score)}
          y1="5"
          y2="23"
          stroke={colour}
          strokeWidth="2.5"
        />
      )}
    </svg>
  );
}
