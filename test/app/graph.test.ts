import { describe, expect, it } from 'vitest';
import { parseConfig, planFinal, planSelection, type Task } from '../../src/core/index.ts';
import { planBeforehand } from '../../src/core/pipeline/plan.ts';
import { replayStatuses, viewCell, type TaskStatus } from '../../src/app/graph/cell-state.ts';
import { allCells, layoutGraph } from '../../src/app/graph/layout.ts';
import { countTasks, emptyProgress, secondsLeft, withEvents, withPlan } from '../../src/app/graph/progress.ts';
import { stepFocus } from '../../src/app/graph/step-focus.ts';

const { config } = parseConfig(
  'data: {target: y}\nmodels: {svm: {}, random_forest: {n_estimators: 100}}\ncv: {n_splits: 3}\n',
);
if (config === null) throw new Error('the config of this test is wrong');
const selection = planSelection(config);
const all = [...selection, ...planFinal(config, 'random_forest')];

const status = (state: TaskStatus['state'], seconds: number | null = null): TaskStatus => ({
  state,
  seconds,
  startedAt: state === 'running' ? 10 : null,
  sha256: null,
});

describe('layout of the graph', () => {
  it('has a lane for each model in config order and a cell for each fold', () => {
    const layout = layoutGraph(selection);
    expect(layout.lanes.map((lane) => lane.model)).toEqual(['svm', 'random_forest']);
    expect(layout.folds).toEqual([0, 1, 2]);
    expect(layout.lanes.every((lane) => lane.cells.length === 3)).toBe(true);
  });

  it('puts every task but the dataset into exactly one cell', () => {
    const placed = allCells(layoutGraph(all)).flatMap((cell) => cell.tasks);
    expect([...placed].sort()).toEqual(
      all
        .map((task) => task.name)
        .filter((name) => name !== 'dataset')
        .sort(),
    );
  });

  it('takes the blocks of a forest and their merge for one cell', () => {
    const cell = layoutGraph(all).lanes[1].cells[0];
    expect(cell.tasks.length).toBeGreaterThan(1);
    expect(cell.tasks.at(-1)).toBe('fit/random_forest/fold-0');
  });

  it('keeps the later stages while the plan does not know their tasks', () => {
    const final = layoutGraph(selection).after.find((cell) => cell.id === 'final fit');
    expect(final?.tasks).toEqual([]);
    expect(viewCell(final ?? { id: '', label: '', tasks: [] }, new Map(), 0).state).toBe('waiting');
  });

  it('does not call a later stage done for what runs ahead of the choice of the best', () => {
    const ahead = layoutGraph([...selection, ...planBeforehand()]);
    const final = ahead.after.find((cell) => cell.id === 'final fit');
    if (final === undefined) throw new Error('no final fit');
    expect(final.tasks).toEqual(['preprocess/final']);
    const statuses = new Map([['preprocess/final', status('done', 1)]]);
    expect(viewCell(final, statuses, 0).state).toBe('waiting');
  });
});

describe('state of a cell', () => {
  const cell = { id: 'c', label: 'c', tasks: ['a', 'b'] };
  const view = (a: TaskStatus, b: TaskStatus, now = 12) =>
    viewCell(
      cell,
      new Map([
        ['a', a],
        ['b', b],
      ]),
      now,
    );

  it('is as far as its least finished task', () => {
    expect(view(status('done', 1), status('done', 2))).toMatchObject({ state: 'done', sign: '3.0', seconds: 3 });
    expect(view(status('done', 1), status('waiting'))).toMatchObject({
      state: 'waiting',
      part: 0.5,
      words: 'partly done',
    });
    expect(view(status('waiting'), status('waiting')).state).toBe('waiting');
    expect(view(status('done', 1), status('running'))).toMatchObject({ state: 'running', seconds: 3 });
  });

  it('of a stage that is not planned yet is never done', () => {
    const all = new Map([['a', status('done', 1)]]);
    const open = viewCell({ id: 'c', label: 'c', tasks: ['a'], isOpen: true }, all, 12);
    expect(open).toMatchObject({ state: 'waiting', part: 0.5, words: 'partly done' });
    expect(viewCell({ id: 'c', label: 'c', tasks: [], isOpen: true }, all, 12)).toMatchObject({ part: 0 });
  });

  it('comes from the store only when all of it does', () => {
    expect(view(status('stored'), status('stored'))).toMatchObject({ state: 'stored', sign: '=' });
    expect(view(status('stored'), status('done', 1)).state).toBe('done');
  });

  it('is as wrong as its worst task', () => {
    expect(view(status('same'), status('different'))).toMatchObject({ state: 'different', sign: '≠' });
    expect(view(status('same'), status('affected')).state).toBe('affected');
    expect(view(status('same'), status('same'))).toMatchObject({ state: 'same', sign: '=' });
  });

  it('shows a replay with the times that it took', () => {
    const statuses = replayStatuses(
      { tasks: [{ name: 'b', state: 'different', expected: 'x', actual: 'y' }] },
      new Map([['b', status('done', 2)]]),
    );
    expect(statuses.get('b')).toMatchObject({ state: 'different', seconds: 2, sha256: 'y' });
  });
});

describe('progress', () => {
  const task = (name: string): Task => {
    const found = all.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const started = withPlan(emptyProgress(0), selection);

  it('keeps what is known when the plan grows', () => {
    const done = withEvents(started, [{ event: { task: task('table'), state: 'done', seconds: 1 }, at: 1 }]);
    expect(withPlan(done, all).statuses.get('table')?.state).toBe('done');
    expect(countTasks(withPlan(done, all))).toMatchObject({ total: all.length - 1, finished: 1, ran: 1, stored: 0 });
  });

  it('does not guess the time left before a fit is done', () => {
    expect(secondsLeft(started, 0, 2)).toBeNull();
  });

  it('expects the other folds to take as long as the first', () => {
    const others = selection
      .filter((t) => t.model === 'random_forest')
      .map((t) => ({ event: { task: t, state: 'stored' as const }, at: 0 }));
    const known = withEvents(started, [
      ...others,
      { event: { task: task('fit/svm/fold-0'), state: 'done' as const, seconds: 4 }, at: 4 },
    ]);
    // Two folds of 4 s and the evaluation, for which nothing is known, on two workers.
    const left = secondsLeft(known, 4, 2);
    expect(left).toBeGreaterThanOrEqual(4);
    expect(left).toBeLessThan(6);
    const running = withEvents(known, [{ event: { task: task('fit/svm/fold-1'), state: 'running' }, at: 4 }]);
    // The one that waits takes its 4 s beside it.
    expect(secondsLeft(running, 6, 2)).toBe(4);
    expect(secondsLeft(running, 6, 1)).toBe(2 + 4);
  });

  it('expects little of quick models when a slow one has been seen', () => {
    const blocks = selection.filter((t) => t.kind === 'fit-block' && t.model === 'random_forest');
    const known = withEvents(
      started,
      blocks.map((t) => ({ event: { task: t, state: 'done' as const, seconds: 3 }, at: 3 })),
    );
    const quick = withPlan(
      known,
      selection.filter(({ model }) => model !== 'svm'),
    );
    expect(secondsLeft(quick, 3, 1)).toBeLessThan((3 * blocks.length) / 2);
  });
});

describe('keyboard in the graph', () => {
  const layout = layoutGraph(selection);
  it('walks cells, lanes and ends', () => {
    expect(stepFocus(layout, 'data', 'ArrowRight')).toBe('split');
    expect(stepFocus(layout, 'data', 'ArrowLeft')).toBe('data');
    expect(stepFocus(layout, 'svm/1', 'ArrowDown')).toBe('random_forest/1');
    expect(stepFocus(layout, 'svm/1', 'ArrowUp')).toBe('prepare/1');
    expect(stepFocus(layout, 'prepare/1', 'ArrowUp')).toBe('prepare/1');
    expect(stepFocus(layout, 'svm/1', 'End')).toBe('test');
    expect(stepFocus(layout, 'svm/1', 'Tab')).toBeNull();
  });
});
