import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Marks the lines that something other than typing has changed, until the next edit. */
export const showChange = StateEffect.define<{ readonly from: number; readonly to: number }>();

/** Lines that a click writes at most; where more are new, the text is another one, and marks would tell nobody anything. */
const LINES_OF_A_CLICK = 12;

export const isAnotherText = (inserted: string): boolean => inserted.split('\n').length > LINES_OF_A_CLICK + 1;

const line = Decoration.line({ class: 'cm-changed' });

export const changedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(showChange)) continue;
      const { doc } = transaction.state;
      const first = doc.lineAt(Math.min(effect.value.from, doc.length)).number;
      const last = doc.lineAt(Math.min(effect.value.to, doc.length)).number;
      return Decoration.set(Array.from({ length: last - first + 1 }, (_, i) => line.range(doc.line(first + i).from)));
    }
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});
