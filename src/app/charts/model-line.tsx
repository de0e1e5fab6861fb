import type { CSSProperties } from 'react';
import type { ModelName } from '../../worker/protocol.ts';

/** Colour and dash belong to the model everywhere; the best is drawn thicker. */
export function modelStroke(
  model: ModelName,
  best = false,
): { stroke: string; strokeWidth: number; strokeLinecap: 'round' | 'butt'; style: CSSProperties } {
  return {
    stroke: `var(--m-${model})`,
    strokeWidth: best ? 2.5 : 1.75,
    strokeLinecap: model === 'knn' ? 'round' : 'butt',
    style: { strokeDasharray: `var(--d-${model})` },
  };
}

export function Swatch({ model }: { readonly model: ModelName }) {
  return (
    <svg className="swatch" width="28" height="10" aria-hidden="true">
      <line x1="1" x2="27" y1="5" y2="5" {...modelStroke(model)} strokeWidth={2.25} />
    </svg>
  );
}
