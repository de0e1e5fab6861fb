/**
 * Long work in steps: yields the share that is done, 0 … 1, wherever whoever drives it may pause, show it or stop for
 * good. The result depends on nothing of that.
 */
export type Steps<T> = Generator<number, T, void>;

/** The result of all steps, without a pause. */
export function drained<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Steps as the part from `from` to `to` of longer work. */
export function* within<T>(from: number, to: number, steps: Steps<T>): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}
