import { describe, expect, it } from 'vitest';
import { followed } from '../../src/app/store/run-listener.ts';
import type { Outside } from '../../src/app/store/slice.ts';
import type { RunListener, Task, TaskEvent } from '../../src/worker/protocol.ts';

const task: Task = { name: 'split', kind: 'split', inputs: [], config: [] };
const running: TaskEvent = { task, state: 'running' };

/** Work that ends as told, the listener that it was given, and what its sink has heard. */
async function follow(end: () => Promise<void>) {
  const heard: string[] = [];
  const timers: (() => void)[] = [];
  const outside = { clock: () => 0, later: (callback: () => void) => void timers.push(callback) } as unknown as Outside;
  const sink = {
    onPlan: () => undefined,
    onEvents: (events: readonly { event: TaskEvent }[]) => void heard.push(...events.map(({ event }) => event.state)),
  };
  let given: RunListener | null = null;
  const outcome = followed(outside, sink, (listener) => {
    given = listener;
    return end();
  });
  await outcome.catch(() => undefined);
  const late = (): void => {
    given?.onTask(running);
    timers.forEach((callback) => callback());
  };
  return { heard, late };
}

describe('the listener of a run', () => {
  it('hears nothing more once the run was stopped: nothing would end a task that begins then', async () => {
    const { heard, late } = await follow(() => Promise.reject(new Error('cancelled')));
    late();
    expect(heard).toEqual([]);
  });

  it('hears what comes later than the result', async () => {
    const { heard, late } = await follow(() => Promise.resolve());
    late();
    expect(heard).toEqual(['running']);
  });
});
