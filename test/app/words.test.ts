import { describe, expect, it } from 'vitest';
import { miniChart } from '../../src/app/experiment/mini-chart.ts';
import { placeInWords, problemsOfError } from '../../src/app/store/problems.ts';
import { columnRemark, leadAndRest } from '../../src/app/text/data-words.ts';
import { progressSentence, progressTitle, spokenProgress, writingSentence } from '../../src/app/text/run-words.ts';
import {
  checksFinding,
  depthState,
  meaningOf,
  refusalInWords,
  repeatSentence,
  taskInWords,
  verdictOf,
} from '../../src/app/text/verdict-words.ts';
import { profileDataset, SelfsameError } from '../../src/core/index.ts';
import type { BundleView, CheckView, ColumnProfile, DepthView, VerificationView } from '../../src/worker/protocol.ts';

const check = (state: CheckView['state'], path: string | null = null): CheckView => ({
  id: 'c',
  title: 'The check',
  isFile: false,
  path,
  state,
  expected: null,
  actual: null,
  detail: null,
  meaning: null,
});

const report = (change: Partial<VerificationView>): VerificationView => ({
  passed: true,
  checklist: [],
  depths: [],
  notes: [],
  checks: [],
  problems: [],
  spotCheck: null,
  replay: null,
  ...change,
});

const bundle = (change: Partial<VerificationView>, present = true): BundleView => ({
  file: { name: 'b.zip', bytes: 1, sha256: '0'.repeat(64) },
  container: 'zip',
  fingerprint: null,
  estimate: null,
  made: null,
  dataset: { path: 'd.csv', rows: 3, bytes: 9, sha256: '', present, supplied: null },
  files: [],
  tasks: [],
  report: report(change),
});

describe('verdict', () => {
  it('says what is known and what is not known yet', () => {
    expect(verdictOf(bundle({}))).toEqual({
      known: 'Files are intact.',
      rest: 'The training has not been repeated yet.',
      tone: 'open',
    });
    expect(verdictOf(bundle({}, false)).rest).toContain('dataset is not in the bundle');
  });

  it('names the broken file', () => {
    const broken = verdictOf(bundle({ passed: false, checks: [check('different', 'artifacts/threshold.txt')] }));
    expect(broken).toMatchObject({ tone: 'broken', rest: 'artifacts/threshold.txt is not what the bundle says.' });
  });

  it('says that the training repeats only when all of it did', () => {
    const replay = { passed: true, firstDifference: null, tasks: [] };
    expect(verdictOf(bundle({ replay })).known).toBe('The training repeats.');
    const failed = { passed: false, firstDifference: 'fit/random_forest/fold-3', tasks: [] };
    expect(verdictOf(bundle({ passed: false, replay: failed }))).toEqual({
      known: 'The training does not repeat.',
      rest: 'Random forest, fold 3, came out different.',
      tone: 'broken',
    });
    expect(verdictOf(bundle({ passed: false, replay })).tone).toBe('broken');
  });

  it('does not take a spot check for a replay', () => {
    const fit = { model: 'svm', fold: 1, rows: 9, different: 0, largestDifference: 0 };
    const spotCheck = { passed: true, seed: 1, of: 25, firstDifference: null, fits: [fit], tasks: [] };
    expect(verdictOf(bundle({ spotCheck }))).toEqual({
      known: 'Files are intact.',
      rest: '1 of 25 fits repeat; the whole training has not been repeated yet.',
      tone: 'open',
    });
    const failed = { ...spotCheck, passed: false, firstDifference: 'fit/svm/fold-1' };
    expect(verdictOf(bundle({ passed: false, spotCheck: failed }))).toMatchObject({
      rest: 'SVM, fold 1, came out different.',
      tone: 'broken',
    });
  });

  it('reads task names', () => {
    expect(taskInWords('fit/svm/final')).toBe('SVM, the final fit,');
    expect(taskInWords('preprocess/fold-2')).toBe('The preparation of fold 2');
    expect(taskInWords('fit/constructor/fold-1')).toBe('constructor, fold 1,');
    expect(taskInWords('table')).toBe('The task table');
  });

  it('counts checks', () => {
    expect(checksFinding([check('same')])).toBe('Nothing is missing, nothing was added, nothing differs');
    expect(checksFinding([check('same'), check('unknown')])).toBe('Nothing differs; 1 check could not be made');
    expect(checksFinding([check('same'), check('different')])).toBe('1 check of 2 does not hold');
  });

  it('blames the file of a zip that cannot be read', () => {
    const problem = { code: 'zip/crc', severity: 'error', message: '' } as const;
    expect(refusalInWords([{ ...problem, place: { path: 'a.csv' } }])).toBe('a.csv is damaged.');
    expect(refusalInWords([problem])).toBe('It could not be opened.');
  });
});

describe('problems', () => {
  it('keep code, place and fix', () => {
    const problem = { code: 'data/empty', severity: 'error', message: 'Empty.', fix: 'Fill it.' } as const;
    expect(problemsOfError(new SelfsameError([problem]))).toEqual([problem]);
    expect(problemsOfError(new TypeError('x is undefined'))[0]).toMatchObject({
      code: 'run/task-failed',
      message: 'The program failed: x is undefined.',
    });
  });

  it('say where they are', () => {
    expect(
      placeInWords({
        code: 'config/type',
        severity: 'error',
        message: '',
        place: { line: 4, column: 2, path: 'seed' },
      }),
    ).toBe('line 4, column 2, seed');
  });

  it('of a column are said without its name', () => {
    expect(leadAndRest('Column "a" is constant: all rows are 1.', 'a')).toEqual(['Constant', ': all rows are 1.']);
    expect(leadAndRest('Column "a.b" has 171 levels, 69 of them rare.', 'a.b')).toEqual([
      'Has 171 levels',
      ', 69 of them rare.',
    ]);
    expect(leadAndRest('It is 0.5 wide.', 'a')).toEqual(['It is 0.5 wide', '.']);
  });
});

describe('columns of a real profile', () => {
  const csv = 'n,c,y\n1,a,0\n2,b,1\n3,a,0\n4,<b>,1\n5,a,0\n6,,1\n';
  const profile = profileDataset(new TextEncoder().encode(csv), {
    path: null,
    target: 'y',
    positive_class: null,
    test_size: 0.2,
    missing_values: [''],
    missing_values_by_column: {},
    exclude: [],
    columns: {},
    drop_missing_target: false,
    sha256: null,
    delimiter: null,
  });
  const [number, category, target] = profile.columns;

  it('are drawn inside their box', () => {
    for (const column of profile.columns) {
      for (const bar of miniChart(column)?.bars ?? []) {
        expect(bar.x).toBeGreaterThanOrEqual(0);
        expect(bar.x + bar.width).toBeLessThanOrEqual(168.1);
        expect(bar.y + bar.height).toBeLessThanOrEqual(40.1);
      }
    }
  });

  it('have a line for the target class, levels with names, and shares of the classes', () => {
    expect(miniChart(number)?.line).toMatch(/^M0 [\d.]+H/);
    expect(miniChart(category)?.texts.map((t) => t.text)).toEqual(['a', '<b>', 'b']);
    expect(miniChart(target)?.texts.map((t) => t.text)).toEqual(['0: 50.0 %', '1: 50.0 %']);
  });

  it('have their shares behind their names, whichever way those are read', () => {
    const top = ['לא', 'כן'].map((level, i) => ({ level, count: 2 + i, byClass: null }));
    const column = { ...target, categorical: { ...category.categorical, top } } as ColumnProfile;
    expect(miniChart(column)?.texts.map((t) => t.text)).toEqual(['\u2068לא\u2069: 40.0 %', '\u2068כן\u2069: 60.0 %']);
  });

  it('have fewer levels where names would touch, and names are cut at last', () => {
    const drawn = (...names: readonly string[]) => {
      const top = names.map((level) => ({ level, count: 2, byClass: null }));
      const column = { ...category, categorical: { ...category.categorical, top } } as ColumnProfile;
      return miniChart(column)?.texts.map((t) => t.text);
    };
    expect(drawn('Oslo', 'Graz', 'Illi', 'Bari', 'Lodi', 'Gent')).toHaveLength(6);
    expect(drawn('Oslo', 'Rome', 'Łódź', 'Porto', 'Gent', 'Graz')).toEqual(['Oslo', 'Rome', 'Łódź', 'Porto']);
    expect(drawn('Stockholm', 'Rome', '東京都', 'Wuppertal', 'Gent')).toEqual(['Stoc…', 'Rome', '東京都', 'Wup…']);
  });

  it('are described', () => {
    expect(columnRemark(number, profile.target)).toBe('1 to 6, median 3.5.');
    expect(columnRemark(target, profile.target)).toBe('Target. Positive class: 1.');
  });
});

describe('checks that did not pass', () => {
  const meant: CheckView = { ...check('different', 'a.csv'), meaning: 'Do not rely on it.' };

  it('are told apart from those that could not be made because of them', () => {
    const checks = [check('same'), meant, check('prevented'), check('prevented')];
    expect(checksFinding(checks)).toBe('1 check of 4 does not hold; 2 more could not be made because of that');
    expect(verdictOf(bundle({ passed: false, checks })).rest).toBe('a.csv is not what the bundle says.');
  });

  it('say what they mean, the first of them', () => {
    expect(meaningOf(report({ checks: [check('different'), meant] }))).toBe('Do not rely on it.');
    expect(meaningOf(report({ checks: [check('same'), check('prevented')] }))).toBeNull();
  });
});

describe('a depth that was not reached', () => {
  const depth = (name: DepthView['depth']): DepthView => ({
    depth: name,
    words: { title: '', proves: '', strength: '', guards: '', leaves: '' },
    state: 'unknown',
    seconds: null,
  });

  it('says what it wants for', () => {
    expect(depthState(depth('model'), bundle({}, false))).toBe('needs the dataset');
    expect(depthState(depth('replay'), bundle({}))).toBe('not done yet');
    const made = { by: 'selfsame', kernels: 0, seed: 1, runId: '', ours: false, program: null };
    expect(depthState(depth('replay'), { ...bundle({}), made })).toBe('not possible here');
    expect(depthState(depth('model'), { ...bundle({}), made })).toBe('not done yet');
  });
});

describe('what repeating takes', () => {
  it('is said in round figures, and not at all where it is over at once', () => {
    expect(repeatSentence({ replay: 1.2, fit: 0.1 }, 5)).toBe('Replay and spot check take a moment here.');
    expect(repeatSentence({ replay: 14.4, fit: 0.2 }, 5)).toBe(
      'Here a replay takes about 14\u00a0s, a spot check of 5 fits a moment, roughly.',
    );
    expect(repeatSentence({ replay: 240, fit: 6 }, 5)).toBe(
      'Here a replay takes about 4\u00a0min, a spot check of 5 fits about 30\u00a0s, roughly.',
    );
  });
});

describe('progress as it is heard', () => {
  it('changes four times a run', () => {
    const heard = Array.from({ length: 41 }, (_, finished) => spokenProgress({ finished, total: 40 }));
    expect(new Set(heard).size).toBe(5);
    expect(heard[0]).toBe('Training.');
    expect(heard[20]).toBe('Training, 50 % of the tasks done.');
    expect(heard[40]).toBe('All tasks are done. The bundle is being written.');
    expect(spokenProgress({ finished: 0, total: 0 })).toBe('Training.');
    // Every task of the plan is done, and those of the best model are not planned yet.
    expect(spokenProgress({ finished: 40, total: 40, isOpen: true })).toBe('Training, 100 % of the tasks done.');
  });
});

describe('what follows the last task', () => {
  const counts = { total: 3, finished: 3, ran: 3, stored: 0, running: [] };

  it('is named in place of the time left', () => {
    expect(progressTitle(counts)).toBe('All 3 tasks done');
    expect(progressSentence(counts, 0, false, 'Writing the bundle.')).toBe('Writing the bundle.');
    expect(progressSentence({ ...counts, finished: 2 }, 4, false, 'Writing the bundle.')).toBe('About 4\u00a0s left.');
    expect(progressSentence(counts, 0, true, 'Writing the bundle.')).toBe('Cancelling.');
  });

  it('says how much of a bundle is compressed while that goes on', () => {
    expect(writingSentence(null)).toBe('Writing the bundle.');
    expect(writingSentence({ done: 12_300_000, total: 120_000_000 })).toBe(
      'Writing the bundle: 12.3\u00a0MB of 120\u00a0MB compressed.',
    );
    expect(writingSentence({ done: 120_000_000, total: 120_000_000 })).toBe('Writing the bundle.');
  });
});
