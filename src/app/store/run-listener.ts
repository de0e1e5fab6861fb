import type { RunListener, Task, TaskEvent } from '../../worker/protocol.ts';
import type { Outside } from './slice.ts';

interface Sink {
  onPlan(tasks: readonly Task[]): void;
  onEvents(events: readonly { event: TaskEvent; at: number }[]): void;
}

/** Gathers task events for a tenth of a second: hundreds of stored tasks are one redraw, not hundreds. */
export function runListener({ clock, later }: Outside, sink: Sink): { listener: RunListener; flush(): void } {
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
