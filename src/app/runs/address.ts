import { useSyncExternalStore } from 'react';

/** As many runs as curves over each other can be told apart. */
export const MOST_COMPARED = 5;
/** Of a bundle's SHA-256 in the address: 48 bits tell a lifetime of runs apart. */
const DIGITS = 12;

/** `#runs/compare/4fa61c20aa31,…` → the digits; empty for any other address. */
export function comparedOfHash(hash: string): readonly string[] {
  const [, list] = /^#runs\/compare\/([0-9a-f,]*)$/.exec(hash) ?? [];
  if (list === undefined) return [];
  const ids = list.split(',').filter((id) => id.length >= DIGITS && id.length <= 64);
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}

export const addressOf = (ids: readonly string[]): string =>
  `#runs/compare/${ids.map((id) => id.slice(0, DIGITS)).join(',')}`;

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The runs that the address asks to be compared, as one text, so that it can be compared itself. */
export const useCompared = (): string => useSyncExternalStore(subscribe, () => comparedOfHash(location.hash).join(','));
