import { problemError } from '../core/errors.ts';
import type { Steps } from '../core/data/steps.ts';

/** Longest stretch of work between two looks at what else was asked, in milliseconds. */
const STRETCH = 30;

/**
 * Drives long work so that the thread stays able to answer: it pauses between steps.
 * @throws SelfsameError `run/cancelled` once the signal is aborted
 */
export async function paced<T>(
  steps: Steps<T>,
  signal: AbortSignal,
  listener: (share: number) => void = () => undefined,
): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < STRETCH) continue;
    listener(step.value);
    await pause();
    if (signal.aborted) throw problemError('run/cancelled', 'Reading was stopped.');
    since = performance.now();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
