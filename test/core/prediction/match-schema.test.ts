import { describe, expect, it } from 'vitest';
import { encodeUtf8, matchSchema, readAnswers, readCsv, scoreAnswers } from '../../../src/core/index.ts';
import { openTrained } from './open.ts';

const read = (text: string) => readCsv(encodeUtf8(text), { delimiter: null });

describe('matchSchema', () => {
  const match = async (text: string) => matchSchema((await openTrained('decision_tree')).pipeline, read(text));

  it('names what is found, missing, unreadable, new, extra and the answers', async () => {
    const columns = await match(
      'minutes,construct,"land | ""x""",bought,id\n1,2,DE,yes,7\nmany,3,Peru,no,8\n,4,Peru,no,9\n',
    );
    expect(columns.map(({ name, state, stops }) => [name, state, stops])).toEqual([
      ['minutes', 'unreadable', true],
      ['constructor', 'missing', true],
      ['land | "x"', 'new-categories', false],
      ['construct', 'extra', false],
      ['bought', 'answers', false],
      ['id', 'extra', false],
    ]);
    expect(columns[0]).toMatchObject({ empty: 1, strange: 1, samples: [['many', 1]] });
    expect(columns[1].near).toBe('construct');
    expect(columns[2]).toMatchObject({ strange: 2, samples: [['Peru', 2]] });
  });

  it('tells a column of another type from single fields that are wrong', async () => {
    const columns = await match('minutes,constructor,"land | ""x"""\na,1,17\nb,2,18\n');
    expect(columns.map(({ state, stops }) => [state, stops])).toEqual([
      ['other-type', true],
      ['found', false],
      ['other-type', false],
    ]);
  });
});

describe('readAnswers', () => {
  it('reads labels as training does, and leaves out what is neither', async () => {
    const { pipeline } = await openTrained('decision_tree');
    const answers = readAnswers(pipeline, read('bought,a\nyes,1\n no ,2\n,3\nperhaps,4\n'));
    expect(answers).toMatchObject({ rows: 2, other: 1 });
    expect([...(answers?.y ?? [])]).toEqual([1, 0, 255, 255]);
    expect(readAnswers(pipeline, read('a\n1\n'))).toBeNull();
    expect(readAnswers(pipeline, read('bought,a\n,1\n'))).toBeNull();
  });

  it('scores the rows that have answers', () => {
    const answers = { y: Uint8Array.of(1, 0, 255, 1), rows: 3, other: 0 };
    const found = scoreAnswers(answers, Float64Array.of(0.9, 0.8, 0.1, 0.2), 0.5);
    expect(found).toMatchObject({ rows: 3, positives: 2, confusionMatrix: { tp: 1, fp: 1, fn: 1, tn: 0 } });
    expect(found.scores.roc_auc).toBe(0.5);
  });
});
