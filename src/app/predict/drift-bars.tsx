interface Bar {
  readonly name: string;
  readonly training: number;
  readonly now: number;
  /** Not in training. */
  readonly isNew: boolean;
}

const HEIGHT = 56;

/** New shares as bars, those of training as a line across each. */
export function DriftBars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const most = Math.max(0.01, ...bars.flatMap(({ training, now }) => [training, now]));
  const width = 100 / Math.max(1, bars.length);
  const y = (share: number): number => HEIGHT - (HEIGHT - 4) * (share / most);
  return (
    <svg className="drift-bars" width="100%" height={HEIGHT + 1} role="img" aria-label={label}>
      {bars.map(({ name, training, now, isNew }, i) => (
        <g key={name}>
          <title>{`${name}: ${(100 * now).toFixed(1)} % now, ${(100 * training).toFixed(1)} % in training`}</title>
          <rect
            x={`${i * width + 0.4}%`}
            width={`${width - 0.8}%`}
            y={y(now)}
            height={HEIGHT - y(now)}
            fill={isNew ? 'var(--warn)' : 'var(--class-0)'}
          />
          <line
            x1={`${i * width}%`}
            x2={`${(i + 1) * width}%`}
            y1={y(training)}
            y2={y(training)}
            stroke="var(--ink)"
            strokeWidth="1.5"
          />
        </g>
      ))}
      <line x1="0" x2="100%" y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} stroke="var(--rule-2)" />
    </svg>
  );
}
