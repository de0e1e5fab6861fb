import { useSyncExternalStore } from 'react';

/** As in the style sheets: one column, tables as cards. */
const QUERY = '(max-width: 900px)';

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches);
