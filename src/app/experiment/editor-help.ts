import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { ConfigCompletion, ConfigDescription } from '../../worker/protocol.ts';

/** Answers about a place in the text as the editor has it. */
export interface EditorHelp {
  complete(text: string, offset: number): Promise<ConfigCompletion | null>;
  describe(text: string, offset: number): Promise<ConfigDescription | null>;
}

const KINDS = { section: 'namespace', key: 'property', value: 'constant', column: 'variable' } as const;

/** Keys and values at every depth, in block and flow style, and names of columns where one is meant. */
export function completeKeys(help: () => EditorHelp) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    if (!context.explicit && context.matchBefore(/[\w"]+|: /) === null) return null;
    const found = await help().complete(context.state.doc.toString(), context.pos);
    if (found === null || context.aborted) return null;
    return {
      from: found.from,
      to: found.to,
      options: found.options.map(({ label, insert, kind, detail, doc }) => ({
        label,
        apply: insert,
        type: KINDS[kind],
        detail: detail.length > 24 ? `${detail.slice(0, 23)}…` : detail,
        info: doc === '' ? undefined : doc.replaceAll('`', ''),
      })),
      validFor: /^[\w.-]*$/,
    };
  };
}

/** A key's documentation on hover; the side panel shows the same for the keyboard. */
export function describeKeys(help: () => EditorHelp): Extension {
  return hoverTooltip(async (view, position) => {
    const word = view.state.wordAt(position);
    const found = word === null ? null : await help().describe(view.state.doc.toString(), position);
    if (word === null || found === null) return null;
    return {
      pos: word.from,
      end: word.to,
      create() {
        const dom = document.createElement('div');
        dom.className = 'key-help';
        const head = document.createElement('b');
        head.textContent = found.path;
        const type = found.type === null ? '' : ` ${capital(found.type)}.`;
        const byDefault = found.byDefault === null ? '' : ` Default ${found.byDefault}.`;
        dom.append(head, document.createElement('br'), `${found.doc}${type}${byDefault}`.replaceAll('`', ''));
        return { dom };
      },
    };
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
