import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { indentAfter, newline } from '../../src/app/experiment/editor-newline.ts';

describe('Enter in the config', () => {
  it.each([
    ['seed: 1', ''],
    ['  target: y # the outcome', '  '],
    ['data:', '  '],
    ['data: # of the shop', '  '],
    ['  columns:', '    '],
    ['  # a remark:', '  '],
    ['    - red', '    '],
    ['', ''],
  ])('after %j begins with %j', (before, indent) => {
    expect(indentAfter(before)).toBe(indent);
  });

  it('puts the cursor where the next key is typed', () => {
    let state = EditorState.create({ doc: 'data:\nseed: 1\n', selection: { anchor: 5 } });
    const dispatch = (transaction: { state: EditorState }): void => void (state = transaction.state);
    newline({ state, dispatch } as unknown as Parameters<typeof newline>[0]);
    expect(state.doc.toString()).toBe('data:\n  \nseed: 1\n');
    expect(state.selection.main.head).toBe(8);
  });
});
