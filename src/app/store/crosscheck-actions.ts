import { isCancelled, problemsOfError } from './problems.ts';
import { followed, type Sink } from './run-listener.ts';
import type { Slice } from './slice.ts';
import { emptyCrossCheck, isBusyBeside, type CrossCheckState } from './state.ts';

export function crossCheckActions({ get, set, outside }: Slice) {
  const { workbench } = outside;
  const patch = (change: Partial<CrossCheckState>): void =>
    set(({ experiment }) => ({ experiment: { ...experiment, crossCheck: { ...experiment.crossCheck, ...change } } }));

  /** What it would take for the last run's config. */
  async function offerCrossCheck(): Promise<void> {
    const { dataset, run, runText } = get().experiment;
    if (dataset === null || runText === null) return;
    try {
      const offer = await workbench.crossCheckOffer(dataset.sha256, runText);
      if (get().experiment.run === run) patch({ offer, problems: [] });
    } catch (error) {
      patch({ offer: null, problems: problemsOfError(error) });
    }
  }

  async function crossCheck(rows: number | null): Promise<void> {
    const { dataset, runText, phase, crossCheck: before } = get().experiment;
    if (dataset === null || runText === null || phase !== 'idle' || isBusyBeside(get().experiment)) return;
    patch({ ...emptyCrossCheck, offer: before.offer, phase: 'running' });
    let total = 0;
    let done = 0;
    const sink: Sink = {
      // Two runs, one after the other: each names its plan, and once more when its best model is known.
      onPlan: (tasks) => {
        total = Math.max(total, tasks.length);
        patch({ done: [done, 2 * total] });
      },
      onEvents: (events) => {
        done += events.filter(({ event }) => event.state === 'done' || event.state === 'stored').length;
        patch({ done: [Math.min(done, 2 * total), 2 * total] });
      },
    };
    try {
      const view = await followed(outside, sink, (listener) =>
        workbench.crossCheck(dataset.sha256, runText, rows, listener),
      );
      patch({ view });
    } catch (error) {
      const problems = problemsOfError(error);
      patch({ problems: isCancelled(problems) ? [] : problems });
    } finally {
      patch({ phase: 'idle' });
    }
  }

  async function cancelCrossCheck(): Promise<void> {
    if (get().experiment.crossCheck.phase !== 'running') return;
    patch({ phase: 'cancelling' });
    await workbench.cancel();
  }

  return { offerCrossCheck, crossCheck, cancelCrossCheck };
}
