import { useRef } from 'react';
import { useWidth } from '../use-width.ts';
import { niceScale, position } from './ticks.ts';

export interface BarRow {
  readonly label: string;
  readonly value: number;
  /** As it stands at the end of the row. */
  readonly text: string;
  /** Single measurements that `value` is the mean of. */
  readonly dots?: readonly number[];
}

interface Props {
  readonly rows: readonly BarRow[];
  readonly label: string;
  readonly colour: string;
}

const ROW = 28;
const HEAD = 24;
/** Of a character of 12 px, on the average. */
const CHARACTER = 6.4;

/** Bars from zero, one below the other, names at the left and numbers at the right. */
export function BarRows({ rows, label, colour }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const longest = Math.max(...rows.map((row) => row.label.length));
  const left = Math.min(Math.ceil(longest * CHARACTER) + 16, Math.max(96, width * 0.38));
  const right = 64;
  const scale = niceScale([0, ...rows.flatMap(({ value, dots = [] }) => [value, ...dots])], width < 500 ? 3 : 5);
  const x = (value: number): number => left + position(scale, value) * (width - left - right);
  const room = Math.floor((left - 16) / CHARACTER);
  return (
    <div className="chart" ref={root} role="img" aria-label={label} style={{ minHeight: HEAD + ROW * rows.length }}>
      {width > 0 && (
        <svg width={width} height={HEAD + ROW * rows.length}>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line
                x1={x(tick)}
                x2={x(tick)}
                y1={HEAD - 6}
                y2={HEAD + ROW * rows.length}
                stroke={tick === 0 ? 'var(--rule-2)' : 'var(--rule)'}
              />
              <text x={x(tick)} y={HEAD - 10} textAnchor="middle">
                {tick.toFixed(scale.decimals).replace('-', '−')}
              </text>
            </g>
          ))}
          {rows.map((row, i) => {
            const y = HEAD + i * ROW + ROW / 2;
            return (
              <g key={row.label}>
                <title>{`${row.label}: ${row.text}`}</title>
                <text className="lab" x={left - 12} y={y + 4} textAnchor="end">
                  {row.label.length > room ? `${row.label.slice(0, room - 1)}…` : row.label}
                </text>
                <rect
                  x={Math.min(x(0), x(row.value))}
                  width={Math.abs(x(row.value) - x(0))}
                  y={y - 6}
                  height="12"
                  fill={colour}
                  opacity={row.dots === undefined ? 1 : 0.45}
                />
                {row.dots?.map((dot, d) => (
                  <circle key={d} cx={x(dot)} cy={y} r="3" fill="var(--bg)" stroke={colour} strokeWidth="1.5" />
                ))}
                <text x={width} y={y + 4} textAnchor="end">
                  {row.text}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
