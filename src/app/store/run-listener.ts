import type { RunListener, Task, TaskEvent } from '../../worker/protocol.ts';
import type { Outside } from './slice.ts';

export interface Sink {
  onPlan(tasks: readonly Task[]): void;
  onEvents(events: readonly { event: TaskEvent; at: number }[]): void;
}

/** Work that tells of its tasks; what it has told is in the sink before its result is. */
export async function followed<T>(
  outside: Outside,
  sink: Sink,
  work: (listener: RunListener) => Promise<T>,
): Promise<T> {
  const { listener, flush } = runListener(outside, sink);
  try {
    return await work(listener);
  } finally {
    flush();
  }
}

/** Gathers task events for a tenth of a second: hundreds of stored tasks are one redraw, not hundreds. */
function runListener({ clock, later }: Outside, sink: Sink): { listener: RunListener; flush(): void } {
  let gathered: { event: TaskEvent; at: number }[] = [];
  const flush = (): void => {
    if (gathered.length === 0) return;
    const events = gathered;
    gathered = [];
    sink.onEvents(events);
  };
  return {
    flush,
    listener: {
      onPlan(plan) {
        flush();
        sink.onPlan(plan.tasks);
      },
      onTask(event) {
        if (gathered.length === 0) later(flush, 100);
        gathered.push({ event, at: clock() });
      },
    },
  };
}
