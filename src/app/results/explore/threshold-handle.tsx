import { useRef, type PointerEvent } from 'react';
import type { RunView } from '../../../worker/protocol.ts';
import { PLOT_LEFT, PLOT_RIGHT } from '../../charts/frame.tsx';
import { useActions } from '../../use-store.ts';
import { handleWords } from './explore-words.ts';
import { stepThreshold, thresholdAt } from './explored.ts';
import { useExplored } from './use-explored.ts';

/** Lies over the chart and is the slider: dragged, clicked beside, or moved by keys. What it looks like is drawn in SVG. */
export function ThresholdHandle({ run }: { readonly run: RunView }) {
  const { explore } = useActions();
  const explored = useExplored(run);
  const plane = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);

  function moveTo(event: PointerEvent): void {
    const box = plane.current?.getBoundingClientRect();
    if (box !== undefined) explore(thresholdAt(event.clientX, box.left, box.right));
  }

  function begin(event: PointerEvent): void {
    // A finger that scrolls the page past the chart must not move anything; it takes the handle itself.
    if (event.button !== 0 || (event.pointerType === 'touch' && event.target !== thumb.current)) return;
    event.preventDefault();
    dragging.current = true;
    plane.current?.setPointerCapture(event.pointerId);
    thumb.current?.focus({ preventScroll: true });
    if (event.target !== thumb.current) moveTo(event);
  }

  const end = (): void => {
    dragging.current = false;
  };
  return (
    <div
      className="handle-plane"
      style={{ left: PLOT_LEFT, right: PLOT_RIGHT }}
      ref={plane}
      onPointerDown={begin}
      onPointerMove={(event) => dragging.current && moveTo(event)}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <div
        className="handle"
        role="slider"
        tabIndex={0}
        aria-label="Threshold"
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={Number(explored.threshold.toFixed(4))}
        aria-valuetext={handleWords(explored)}
        style={{ left: `${explored.threshold * 100}%` }}
        ref={thumb}
        onKeyDown={(event) => {
          const next = event.key === 'Escape' ? explored.trained : stepThreshold(explored.threshold, event.key);
          if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          explore(next === explored.trained ? null : next);
        }}
      />
    </div>
  );
}
