import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, StateEffect, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Problem } from '../../worker/protocol.ts';
import { differenceOf } from '../store/text-history.ts';
import { newline } from './editor-newline.ts';
import { comparedWith } from './editor-compare.ts';
import { openSearchPanel } from '@codemirror/search';
import { findInText } from './editor-find.ts';
import { completeKeys, describeKeys, type EditorHelp } from './editor-help.ts';
import { markOf } from './editor-marks.ts';
import { fromEditor, toEditor } from './editor-text.ts';
import { changedLines, isAnotherText, showChange } from './editor-changes.ts';
import { editorColours, editorTheme } from './editor-theme.ts';
import { whenIdle } from '../use-stages.ts';
import { keyPath } from './yaml-path.ts';

export interface EditorHandle {
  /** Selects the place of a problem and goes there. */
  reveal(problem: Problem): void;
  /** Applies the problem's own mending. */
  replace(problem: Problem): void;
  /** Opens the panel to search the text. */
  find(): void;
}

interface Props {
  readonly ref: Ref<EditorHandle>;
  readonly name: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly help: EditorHelp;
  /** A text to show the differences from; `null`: none. */
  readonly compare: string | null;
  readonly onEdit: (text: string) => void;
  readonly onPath: (path: string) => void;
}

const comparison = new Compartment();

/** The YAML editor. Tab is left to the browser, so that the keyboard is never trapped. */
export default function ConfigEditor({ ref, name, text, problems, help, compare, onEdit, onPath }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const current = useRef({ text, help, onEdit, onPath });
  useEffect(() => {
    current.current = { text, help, onEdit, onPath };
  });

  useEffect(() => {
    if (host.current === null) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: toEditor(current.current.text),
        extensions: [
          lineNumbers(),
          EditorView.lineWrapping,
          // Named as a stop of Tab: what scrolls has to be one.
          EditorView.contentAttributes.of({ 'aria-label': name, spellcheck: 'false', tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged)
              current.current.onEdit(fromEditor(update.state.doc.toString(), current.current.text));
            if (update.docChanged || update.selectionSet) current.current.onPath(pathAtCursor(update.state));
          }),
          keymap.of([
            ...completionKeymap,
            { key: 'Enter', run: newline },
            ...lintKeymap,
            ...foldKeymap,
            ...defaultKeymap,
          ]),
          changedLines,
          comparison.of([]),
          editorTheme,
        ],
      }),
    });
    // The text comes first; colours, and then what helps with typing, a moment later in tasks of their own.
    const later = [
      () => [yaml(), editorColours],
      () => [foldGutter(), lintGutter(), indentOnInput(), bracketMatching(), highlightActiveLine()],
      () => [
        autocompletion({ override: [completeKeys(() => current.current.help)] }),
        describeKeys(() => current.current.help),
      ],
      () => findInText,
    ];
    const extend = (next: number): void =>
      whenIdle(() => {
        if (view.current !== editor || next === later.length) return;
        editor.dispatch({ effects: StateEffect.appendConfig.of(later[next]()) });
        extend(next + 1);
      }, 500);
    extend(0);
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [name]);

  // A text that came from elsewhere (another file, a click, undo) replaces only what differs, so the cursor stays.
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const change = differenceOf(editor.state.doc.toString(), toEditor(text));
    if (change === null) return;
    const { at, removed, inserted } = change;
    const follow = editor.hasFocus;
    editor.dispatch({
      changes: { from: at, to: at + removed.length, insert: inserted },
      ...(follow ? { selection: { anchor: at + inserted.length }, scrollIntoView: true } : {}),
      effects: isAnotherText(inserted) ? [] : showChange.of({ from: at, to: at + inserted.replace(/\n$/, '').length }),
    });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const now = editor.state.doc.toString();
    const marks = problems.flatMap((problem) => {
      const mark = markOf(problem, now);
      if (mark === null) return [];
      const severity = problem.severity === 'note' ? ('info' as const) : problem.severity;
      const message = problem.fix === undefined ? problem.message : `${problem.message} ${problem.fix}`;
      const { replacement } = problem;
      const actions =
        replacement === undefined
          ? []
          : [
              {
                name: `Use ${replacement}`,
                apply: (target: EditorView, from: number, to: number) =>
                  target.dispatch({ changes: { from, to, insert: replacement } }),
              },
            ];
      return [{ ...mark, severity, message, actions }];
    });
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problems, text]);

  useEffect(() => {
    let live = true;
    const show = (extension: Extension): void => {
      if (live) view.current?.dispatch({ effects: comparison.reconfigure(extension) });
    };
    if (compare === null) show([]);
    else void comparedWith(toEditor(compare)).then(show);
    return () => {
      live = false;
    };
  }, [compare, name]);

  useImperativeHandle(ref, () => ({
    reveal(problem) {
      const editor = view.current;
      const mark = editor === null ? null : markOf(problem, editor.state.doc.toString());
      if (editor === null || mark === null) return;
      editor.dispatch({ selection: { anchor: mark.from, head: mark.to }, scrollIntoView: true });
      editor.focus();
    },
    replace(problem) {
      const editor = view.current;
      const mark = editor === null ? null : markOf(problem, editor.state.doc.toString());
      if (editor === null || mark === null || problem.replacement === undefined) return;
      editor.dispatch({ changes: { ...mark, insert: problem.replacement } });
    },
    find() {
      if (view.current !== null) openSearchPanel(view.current);
    },
  }));

  return <div className="code" ref={host} />;
}

function pathAtCursor(state: EditorState): string {
  const line = state.doc.lineAt(state.selection.main.head);
  const lines = state.doc.toString().split('\n');
  return keyPath(lines, line.number - 1, state.selection.main.head - line.from);
}
