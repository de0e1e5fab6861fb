import type { BundleDiff } from '../../worker/protocol.ts';
import type { Scale } from '../charts/ticks.ts';
import { placeAt } from '../results/dot-axis.tsx';
import { score } from '../text/numbers.ts';
import { modelTitle } from './findings.ts';

interface Props {
  readonly model: BundleDiff['models'][number];
  readonly scale: Scale;
}

const HEIGHT = 32;
const LANES = { first: 10, second: 22 } as const;

/** A model in both bundles on the shared axis: the first above, hollow; the second below, full. */
export function ModelPair({ model, scale }: Props) {
  const { name, a, b, a_std, b_std } = model;
  const words = `${modelTitle(name)}: ${score(a, 4)} in the first, ${score(b, 4)} in the second`;
  return (
    <svg className="dot-axis pair-dots" width="100%" height={HEIGHT} role="img" aria-label={words}>
      {scale.ticks.map((tick) => (
        <line key={tick} x1={placeAt(scale, tick)} x2={placeAt(scale, tick)} y1="0" y2={HEIGHT} stroke="var(--rule)" />
      ))}
      {a !== null && b !== null && (
        <line
          x1={placeAt(scale, a)}
          x2={placeAt(scale, b)}
          y1={LANES.first}
          y2={LANES.second}
          stroke="var(--ink-3)"
          strokeDasharray="2 2"
        />
      )}
      <Dot name={name} mean={a} std={a_std} lane="first" scale={scale} />
      <Dot name={name} mean={b} std={b_std} lane="second" scale={scale} />
    </svg>
  );
}

interface DotProps {
  readonly name: string;
  readonly mean: number | null;
  readonly std: number | null;
  readonly lane: keyof typeof LANES;
  readonly scale: Scale;
}

function Dot({ name, mean, std, lane, scale }: DotProps) {
  if (mean === null) return null;
  const y = LANES[lane];
  const colour = `var(--m-${name}, var(--ink))`;
  return (
    <>
      {std !== null && (
        <line x1={placeAt(scale, mean - std)} x2={placeAt(scale, mean + std)} y1={y} y2={y} stroke={colour} />
      )}
      <circle
        cx={placeAt(scale, mean)}
        cy={y}
        r="4"
        fill={lane === 'first' ? 'var(--bg)' : colour}
        stroke={colour}
        strokeWidth="1.75"
      />
    </>
  );
}
