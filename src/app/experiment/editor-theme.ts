import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** All colours are tokens, so the editor follows the theme without being told. */
export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: 'var(--t-13)' },
  '&.cm-focused': { outline: 'var(--focus)', outlineOffset: '2px' },
  // A long config scrolls inside, so that Run stays near.
  '.cm-scroller': {
    maxHeight: 'max(480px, 100vh - 160px)',
    overflow: 'auto',
    fontFamily: 'var(--mono)',
    lineHeight: '20px',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--bg-2) 80%, transparent)' },
  '.cm-changed': { backgroundColor: 'var(--accent-soft)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent)',
  },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--bg-2)', border: '0', color: 'var(--ink-3)', padding: '0 6px' },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-2)',
    borderRadius: 'var(--r-2)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: 'var(--t-13)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 12px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--ink-3)', fontStyle: 'normal' },
  '.cm-completionInfo': { maxWidth: '320px', padding: '8px 12px', font: 'var(--t-13)/20px var(--font)' },
  '.key-help': { maxWidth: '360px', padding: '8px 12px', font: 'var(--t-13)/20px var(--font)' },
  '.cm-diagnostic': { font: 'var(--t-13)/20px var(--font)', padding: '4px 12px', borderLeftWidth: '2px' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--diff)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--control)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'transparent',
    color: 'var(--accent)',
    padding: '0',
    textDecoration: 'underline',
    cursor: 'pointer',
  },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--diff)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--control)' },
  '.cm-gutter-lint': { width: '12px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0' },
  '.cm-lint-marker': { width: '8px', height: '8px', borderRadius: '4px', margin: '5px 2px', content: '""' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--diff)' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--warn)' },
  '.cm-lint-marker-info': { backgroundColor: 'var(--control)' },
  '.cm-panels': { backgroundColor: 'var(--bg-2)', color: 'var(--ink)' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--accent-soft)' },
});

export const editorColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--c-key)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--c-num)' },
    { tag: [tags.string, tags.content, tags.attributeValue], color: 'var(--c-str)' },
    { tag: [tags.comment, tags.punctuation, tags.separator, tags.meta], color: 'var(--c-dim)' },
  ]),
);
