import type { RunListener, Task, TaskEvent } from '../../worker/protocol.ts';
import type { Outside } from './slice.ts';

export interface Sink {
  onPlan(tasks: readonly Task[]): void;
  onEvents(events: readonly { event: TaskEvent; at: number }[]): void;
  onCompressed?(done: number, total: number): void;
}

/** Work that tells of its tasks; what it has told is in the sink before its result is. */
export async function followed<T>(
  outside: Outside,
  sink: Sink,
  work: (listener: RunListener) => Promise<T>,
): Promise<T> {
  const { listener, flush, close } = runListener(outside, sink);
  try {
    return await work(listener);
  } catch (error) {
    // Messages of tasks that were stopped may come after that of the stop: nothing would ever end them.
    close();
    throw error;
  } finally {
    flush();
  }
}

/** Milliseconds for which events are gathered: hundreds of stored tasks are one redraw, not hundreds. */
const PAUSE = 100;
/** A redraw looks at every task: a plan of thousands (a sweep) is drawn less often. */
const PAUSE_OF_TASK = 0.1;

/** Gathers task events. */
function runListener({ clock, later }: Outside, sink: Sink): { listener: RunListener; flush(): void; close(): void } {
  let gathered: { event: TaskEvent; at: number }[] = [];
  let pause = PAUSE;
  let closed = false;
  const flush = (): void => {
    if (gathered.length === 0) return;
    const events = gathered;
    gathered = [];
    sink.onEvents(events);
  };
  return {
    flush,
    close: () => void (closed = true),
    listener: {
      onPlan(plan) {
        flush();
        pause = Math.max(PAUSE, PAUSE_OF_TASK * plan.tasks.length);
        sink.onPlan(plan.tasks);
      },
      onTask(event) {
        if (closed) return;
        if (gathered.length === 0) later(flush, pause);
        gathered.push({ event, at: clock() });
      },
      onCompressed(done, total) {
        flush();
        sink.onCompressed?.(done, total);
      },
    },
  };
}
