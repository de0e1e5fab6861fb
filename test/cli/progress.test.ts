import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/core/index.ts';
import { createProgress } from '../../src/cli/progress.ts';
import type { Stream } from '../../src/cli/terminal.ts';

const fits: Task[] = [0, 1].map((part) => ({
  name: `fit/knn/fold-${part}`,
  kind: 'fit',
  model: 'knn',
  part,
  inputs: [],
  config: [],
}));
const evaluate: Task = { name: 'evaluate/knn', kind: 'evaluate', model: 'knn', inputs: [], config: [] };

function play(stream: Stream): void {
  let now = 0;
  const progress = createProgress(stream, 1, () => now);
  progress.onPlan([...fits, evaluate]);
  for (const task of [...fits, evaluate]) {
    progress.onTask({ task, state: 'running' });
    now += 2;
    progress.onTask({ task, state: 'done', seconds: 2 });
  }
  progress.stop();
}

function record(stream: Partial<Stream>): { stream: Stream; written: string[] } {
  const written: string[] = [];
  return { stream: { ...stream, write: (text) => written.push(text) }, written };
}

describe('createProgress', () => {
  it('draws tasks, time left and stage over one line of a terminal, and takes it away', () => {
    const { stream, written } = record({ isTTY: true, columns: 100 });
    play(stream);
    expect(written.every((text) => text.startsWith('\r\u001b[K') && !text.includes('\n'))).toBe(true);
    expect(written[0]).toContain('0/3 tasks · 0.0 s so far');
    expect(written[1]).toContain('1/3 tasks · about 2 s left · fitting knn');
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('says what follows the last task, and how far that is', () => {
    const { stream, written } = record({ isTTY: true, columns: 100 });
    const progress = createProgress(stream, 1, () => 0, 'writing the bundle');
    progress.onPlan([evaluate]);
    progress.onTask({ task: evaluate, state: 'done', seconds: 2 });
    expect(written.at(-1)).toMatch(/1\/1 tasks · writing the bundle$/);
    progress.onCompressed(1024 * 1024, 3 * 1024 * 1024);
    expect(written.at(-1)).toMatch(/1\/1 tasks · writing the bundle · 1\.0 MiB of 3\.0 MiB compressed$/);
    progress.onCompressed(3 * 1024 * 1024, 3 * 1024 * 1024);
    expect(written.at(-1)).toMatch(/1\/1 tasks · writing the bundle$/);
    progress.stop();
  });

  it('does not say so where the best model has just been chosen, and its tasks are still to be planned', () => {
    const select: Task = { name: 'select', kind: 'select', inputs: [], config: [] };
    const test: Task = { name: 'test', kind: 'test', inputs: [], config: [] };
    const { stream, written } = record({ isTTY: true, columns: 100 });
    const progress = createProgress(stream, 1, () => 0, 'writing the bundle');
    progress.onPlan([select]);
    progress.onTask({ task: select, state: 'running' });
    progress.onTask({ task: select, state: 'done', seconds: 1 });
    progress.onPlan([select, test]);
    expect(written.join('')).not.toContain('writing');
    progress.onTask({ task: test, state: 'done', seconds: 1 });
    expect(written.at(-1)).toContain('2/2 tasks · writing the bundle');
    progress.stop();
  });

  it('does not run over the edge of a narrow terminal', () => {
    const { stream, written } = record({ isTTY: true, columns: 20 });
    play(stream);
    expect(Math.max(...written.map((text) => text.length))).toBeLessThanOrEqual('\r\u001b[K'.length + 19);
  });

  it('writes one plain line a model anywhere else', () => {
    const { stream, written } = record({});
    play(stream);
    expect(written).toEqual(['knn evaluated: 3/3 tasks, 6.0 s\n']);
  });
});
