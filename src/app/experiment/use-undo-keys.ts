import { useEffect } from 'react';
import { useActions } from '../use-store.ts';

/** Ctrl or Cmd and Z, with Shift or as Y the other way, wherever the focus is: fields for text but the editor keep their own. */
export function useUndoKeys(): void {
  const { undoConfig, redoConfig } = useActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || hasOwnUndo(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redoConfig();
      else undoConfig();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [undoConfig, redoConfig]);
}

function hasOwnUndo(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('.cm-search') !== null) return true;
  if (target.closest('.cm-editor') !== null) return false;
  return target.isContentEditable || target.matches('textarea, input:not([type=radio], [type=checkbox], [type=file])');
}
