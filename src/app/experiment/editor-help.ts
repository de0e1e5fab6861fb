import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { ConfigFieldView } from '../../worker/protocol.ts';
import { childKeys, keyPath, parentPath } from './yaml-path.ts';

type Fields = () => readonly ConfigFieldView[];

/** Completes keys by where they stand, and values where a key has choices. */
export function completeKeys(fields: Fields) {
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const lines = context.state.doc.toString().split('\n');
    const value = /^ *[^\s:]+:\s+(\S*)$/.exec(before);
    if (value !== null) {
      const field = fields().find((f) => f.path === keyPath(lines, line.number - 1));
      if (field === undefined || field.choices.length === 0) return null;
      return {
        from: context.pos - value[1].length,
        options: field.choices.map((choice) => ({ label: choice, type: 'constant' })),
      };
    }
    const key = /^( *)([\w]*)$/.exec(before);
    if (key === null || (key[2] === '' && !context.explicit)) return null;
    const parent = parentPath(lines, line.number - 1, key[1].length);
    const options = childKeys(
      fields().map((f) => f.path),
      parent,
    ).map(({ name, section }) => {
      const field = fields().find((f) => f.path === (parent === '' ? name : `${parent}.${name}`));
      return {
        label: name,
        type: section ? 'namespace' : 'property',
        apply: section ? `${name}:\n${key[1]}  ` : `${name}: `,
        detail: field?.fallback ?? undefined,
        info: field?.doc,
      };
    });
    return { from: context.pos - key[2].length, options };
  };
}

/** A key's documentation on hover; the side panel shows the same for the keyboard. */
export function describeKeys(fields: Fields): Extension {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const key = /^( *)([^\s:#]+):/.exec(line.text);
    if (key === null || position < line.from + key[1].length || position > line.from + key[0].length) return null;
    const path = keyPath(view.state.doc.toString().split('\n'), line.number - 1);
    const field = fields().find((candidate) => candidate.path === path);
    if (field === undefined) return null;
    return {
      pos: line.from + key[1].length,
      end: line.from + key[0].length,
      create() {
        const dom = document.createElement('div');
        dom.className = 'key-help';
        dom.textContent = field.fallback === null ? field.doc : `${field.doc} Default ${field.fallback}.`;
        return { dom };
      },
    };
  });
}
