import { useMemo } from 'react';
import type { RunView } from '../../../worker/protocol.ts';
import { useSelect } from '../../use-store.ts';
import { exploredOf, type Explored } from './explored.ts';

/** Drawn again with every move of the handle: for small parts only. */
export function useExplored(run: RunView): Explored {
  const results = useSelect((state) => state.results);
  return useMemo(() => exploredOf(run, results), [run, results]);
}
