import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

const field = {
  height: '32px',
  border: '1px solid var(--control)',
  borderRadius: 'var(--r-2)',
  backgroundColor: 'var(--bg)',
  backgroundImage: 'none',
  color: 'var(--ink)',
  font: 'var(--t-13)/20px var(--font)',
};

/** Ctrl or Cmd and F in the editor: search and replace, in the page's words and colours. */
export const findInText: Extension = [
  search({ top: true }),
  keymap.of(searchKeymap),
  EditorState.phrases.of({
    next: 'Next',
    previous: 'Previous',
    all: 'Select all',
    'match case': 'Match case',
    regexp: 'Regular expression',
    'by word': 'Whole words',
    replace: 'Replace',
    'replace all': 'Replace all',
    close: 'Close the search',
  }),
  EditorView.theme({
    '.cm-panels-top': { borderBottom: '1px solid var(--rule-2)' },
    '.cm-panel.cm-search': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '8px',
      padding: '8px 40px 8px 8px',
      font: 'var(--t-13)/20px var(--font)',
    },
    '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { margin: '0' },
    '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', fontSize: 'var(--t-13)' },
    '.cm-textfield': { ...field, flex: '1 1 160px', minWidth: '0', padding: '0 8px' },
    '.cm-button': { ...field, padding: '0 12px', cursor: 'pointer' },
    '.cm-button:active': { backgroundImage: 'none', backgroundColor: 'var(--bg-2)' },
    '.cm-panel.cm-search [name=close]': {
      width: '32px',
      height: '32px',
      top: '8px',
      right: '4px',
      color: 'var(--ink-2)',
      cursor: 'pointer',
    },
    '.cm-searchMatch': { backgroundColor: 'color-mix(in srgb, var(--accent) 18%, transparent)' },
    '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--accent) 42%, transparent)' },
  }),
];
