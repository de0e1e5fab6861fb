import { startTransition, useEffect, useState } from 'react';

/** Calls back when the page has nothing better to do, at the latest after `timeout` milliseconds. */
export function whenIdle(callback: () => void, timeout: number): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout });
  else setTimeout(callback, 1);
}

/**
 * How many of `total` parts to draw: one more each time the page is idle, so that a long page never blocks for as long
 * as all of it takes. Later changes draw all parts again at once.
 */
export function useStages(total: number): number {
  const [stages, setStages] = useState(1);
  useEffect(() => {
    if (stages >= total) return;
    let live = true;
    whenIdle(() => {
      // As a transition, React may draw a part in slices and let input come first.
      if (live) startTransition(() => setStages(stages + 1));
    }, 100);
    return () => {
      live = false;
    };
  }, [stages, total]);
  return stages;
}
