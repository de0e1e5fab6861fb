/** Where a value of 0 … 1 and its interval lie; what is beyond 1 (log loss) is drawn on an axis to `to`. */
interface Props {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly to: number;
}

/** The interval as a line with the value on it, between the ends of its axis: the numbers stand beside it. */
export function IntervalBar({ value, low, high, to }: Props) {
  const at = (of: number): string => `${(2 + (96 * of) / to).toFixed(2)}%`;
  return (
    <svg className="interval" width="100%" height="20" aria-hidden="true">
      <line className="axis" x1={at(0)} x2={at(to)} y1="10" y2="10" />
      <line className="range" x1={at(low)} x2={at(high)} y1="10" y2="10" />
      <line className="end" x1={at(low)} x2={at(low)} y1="6" y2="14" />
      <line className="end" x1={at(high)} x2={at(high)} y1="6" y2="14" />
      <circle cx={at(value)} cy="10" r="3.5" />
    </svg>
  );
}
