import { useState } from 'react';
import { useActions } from '../use-store.ts';

interface Copied {
  readonly what: string;
  readonly text: string;
  /** `false`: the browser denies the clipboard, so the text is shown to be copied by hand. */
  readonly done: boolean;
}

/** What was copied last, and copying; where the text has first to be made and cannot be, the notice says why. */
export function useCopied() {
  const { tellProblems } = useActions();
  const [copied, setCopied] = useState<Copied | null>(null);
  async function copy(what: string, make: () => string | Promise<string>): Promise<void> {
    try {
      const text = await make();
      // A page that is no secure context has no clipboard.
      const clipboard = navigator.clipboard as Clipboard | undefined;
      const done =
        (await clipboard?.writeText(text).then(
          () => true,
          () => false,
        )) ?? false;
      setCopied({ what, text, done });
    } catch (error) {
      tellProblems(error);
    }
  }
  return { copied, copy };
}
