interface Props {
  readonly value: number | null;
  /** Where the axis ends on both sides. */
  readonly reach: number;
  readonly words: string;
}

const at = (value: number, reach: number): string => `${(50 + (46 * value) / reach).toFixed(2)}%`;

/** One value on an axis around 0: a line from 0 to a dot. */
export function AroundZero({ value, reach, words }: Props) {
  return (
    <svg className="dot-axis" width="100%" height="24" role="img" aria-label={words}>
      <line x1="50%" x2="50%" y1="0" y2="24" stroke="var(--rule-2)" />
      {value !== null && (
        <>
          <line x1="50%" x2={at(value, reach)} y1="12" y2="12" stroke="var(--ink)" strokeWidth="1.5" />
          <circle cx={at(value, reach)} cy="12" r={value === 0 ? 2 : 4} fill="var(--ink)" />
        </>
      )}
    </svg>
  );
}

/** The ends of the axis and what they mean. */
export function AroundZeroScale({ left, right }: { readonly left: string; readonly right: string }) {
  return (
    <svg className="dot-axis" width="100%" height="14" aria-hidden="true">
      <text x="0" y="11">
        {left}
      </text>
      <text x="100%" y="11" textAnchor="end">
        {right}
      </text>
    </svg>
  );
}
