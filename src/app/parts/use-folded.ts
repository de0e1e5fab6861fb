import { useState } from 'react';
import { useNarrow } from '../use-narrow.ts';

interface Folded {
  readonly isFolded: boolean;
  /** Only where folding helps: on narrow screens. */
  readonly hide: (() => void) | undefined;
  readonly show: () => void;
}

/** Whether a section on `subject` is folded to its line; another subject is shown again. */
export function useFolded(subject: string): Folded {
  const narrow = useNarrow();
  const [folded, setFolded] = useState<string | null>(null);
  return {
    isFolded: narrow && folded === subject,
    hide: narrow ? () => setFolded(subject) : undefined,
    show: () => setFolded(null),
  };
}
