import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceOf,
  noHistory,
  recorded,
  redone,
  undone,
  type TextHistory,
} from '../../src/app/store/text-history.ts';

function typed(texts: readonly string[], seconds = 0.1): TextHistory {
  return texts
    .slice(1)
    .reduce((history, text, i) => recorded(history, texts[i], text, { typed: true, time: i * seconds }), noHistory);
}

describe('history of a text', () => {
  it('joins what is typed in one go, and nothing across a pause or a click', () => {
    expect(typed(['', 's', 'se', 'see', 'seed']).past).toHaveLength(1);
    expect(typed(['', 's', 'se', 'see', 'seed'], 1).past).toHaveLength(4);
    const clicked = recorded(typed(['', 'a']), 'a', 'ab', { typed: false, time: 0.1 });
    expect(clicked.past).toHaveLength(2);
    expect(recorded(clicked, 'ab', 'abc', { typed: true, time: 0.2 }).past).toHaveLength(3);
  });

  it('joins a word that is deleted backwards, past where its typing began', () => {
    const texts = ['ab', 'abc', 'ab', 'a', ''];
    const history = typed(texts);
    expect(history.past).toHaveLength(1);
    expect(undone(history, '')?.text).toBe('ab');
  });

  it('is walked back to the beginning and forth to the end, whatever was done', () => {
    const step = fc.tuple(fc.string({ maxLength: 6 }), fc.boolean(), fc.constantFrom(0.1, 2));
    fc.assert(
      fc.property(fc.string(), fc.array(step), (first, steps) => {
        let history = noHistory;
        let text = first;
        let time = 0;
        for (const [next, isTyped, pause] of steps) {
          time += pause;
          history = recorded(history, text, next, { typed: isTyped, time });
          text = next;
        }
        const last = text;
        for (let back = undone(history, text); back !== null; back = undone(history, text)) ({ history, text } = back);
        expect(text).toBe(first);
        for (let on = redone(history, text); on !== null; on = redone(history, text)) ({ history, text } = on);
        expect(text).toBe(last);
      }),
    );
  });

  it('forgets what was undone when something new is done', () => {
    const back = undone(typed(['', 'a']), 'a');
    const history = recorded(back?.history ?? noHistory, '', 'b', { typed: true, time: 9 });
    expect(redone(history, 'b')).toBeNull();
  });

  it('finds the span in which two texts differ', () => {
    expect(differenceOf('a: 1\nb: 2', 'a: 1\nb: 22')).toEqual({ at: 9, removed: '', inserted: '2' });
    expect(differenceOf('x', 'x')).toBeNull();
  });
});
