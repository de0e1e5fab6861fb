import type { EditorView } from '@codemirror/view';

/**
 * Indentation of the line that Enter begins: that of the block the cursor is in, and one step more below a key that has
 * no value yet. (The language's own rule leaves the block where a comment ends the line.)
 * @param before the line up to the cursor
 */
export function indentAfter(before: string): string {
  const own = /^ */.exec(before)?.[0] ?? '';
  return /^\s*[^\s#][^#]*:\s*(\s#.*)?$/.test(before) ? `${own}  ` : own;
}

/** Enter, for CodeMirror. */
export function newline({ state, dispatch }: Pick<EditorView, 'state' | 'dispatch'>): boolean {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const indent = indentAfter(line.text.slice(0, head - line.from));
  const change = state.replaceSelection(`${state.lineBreak}${indent}`);
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
}
