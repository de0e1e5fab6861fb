import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Marks the lines that something other than typing has changed, until the next edit. */
export const showChange = StateEffect.define<{ readonly from: number; readonly to: number }>();

/** Whether a text was replaced rather than changed: marking nearly all of it would tell nobody anything. */
export const isAnotherText = (inserted: string, text: string): boolean => inserted.length > text.length / 2;

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
