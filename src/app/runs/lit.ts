import { createContext, useContext } from 'react';

/** Which run is pointed at or has the focus; it stands out in every plot. */
interface Lit {
  readonly run: number | null;
  readonly light: (run: number | null) => void;
}

export const LitContext = createContext<Lit>({ run: null, light: () => undefined });

/** For what stands for one run: pointing at it, or a focus in it, lights the run. */
export function useLit(index: number) {
  const { run, light } = useContext(LitContext);
  return {
    className: run === null ? '' : run === index ? 'lit' : 'unlit',
    handlers: {
      onMouseEnter: () => light(index),
      onMouseLeave: () => light(null),
      onFocus: () => light(index),
      onBlur: () => light(null),
    },
  };
}

export const useLitRun = (): number | null => useContext(LitContext).run;
