import { useEffect, useState } from 'react';

/** The page's clock in seconds, ticking while `active`. */
export function useNow(active: boolean): number {
  const [now, setNow] = useState(() => performance.now() / 1000);
  useEffect(() => {
    if (!active) return;
    const tick = (): void => setNow(performance.now() / 1000);
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}
