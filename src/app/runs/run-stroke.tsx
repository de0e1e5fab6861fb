import type { CSSProperties } from 'react';
import { letterOf } from './side-by-side.ts';

/** Colour and dash belong to the run's place in the comparison. */
export const runColour = (index: number): string => `var(--run-${index})`;

export function runStroke(index: number): { stroke: string; strokeLinecap: 'round' | 'butt'; style: CSSProperties } {
  return {
    stroke: runColour(index),
    strokeLinecap: index === 4 ? 'round' : 'butt',
    style: { strokeDasharray: `var(--run-dash-${index})` },
  };
}

/** The run's letter beside a sample of its line. */
export function RunKey({ index }: { readonly index: number }) {
  return (
    <span className="run-key">
      <svg className="swatch" width="28" height="10" aria-hidden="true">
        <line x1="1" x2="27" y1="5" y2="5" strokeWidth={2.25} {...runStroke(index)} />
      </svg>
      {letterOf(index)}
    </span>
  );
}
