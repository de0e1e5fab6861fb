import type { ModelName, Problem } from '../../worker/protocol.ts';
import { emptyProgress, withEvents, withPlan, type Progress } from '../graph/progress.ts';
import type { LearningState } from './learning-state.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { followed, type Sink } from './run-listener.ts';
import type { Slice } from './slice.ts';
import { isBusyBeside } from './state.ts';

export function learningActions({ get, set, outside }: Slice) {
  const { workbench } = outside;
  const patch = (change: Partial<LearningState>): void =>
    set(({ experiment }) => ({ experiment: { ...experiment, learning: { ...experiment.learning, ...change } } }));
  const change = (update: (progress: Progress) => Progress): void => {
    const { progress } = get().experiment.learning;
    if (progress !== null) patch({ progress: update(progress) });
  };

  async function drawLearningCurve(model: ModelName): Promise<void> {
    const { run, phase } = get().experiment;
    if (run === null || phase !== 'idle' || isBusyBeside(get().experiment)) return;
    patch({ phase: 'running', model, progress: emptyProgress(outside.clock()), problems: [] });
    const sink: Sink = {
      onPlan: (tasks) => change((progress) => withPlan(progress, tasks)),
      onEvents: (events) => change((progress) => withEvents(progress, events)),
    };
    try {
      const curve = await followed(outside, sink, (listener) => workbench.learningCurve(run.sha256, model, listener));
      patch({ curves: { ...get().experiment.learning.curves, [model]: curve } });
    } catch (error) {
      const problems = problemsOfError(error);
      patch({ problems: isCancelled(problems) ? [stopped] : problems });
    } finally {
      patch({ phase: 'idle', progress: null });
    }
  }

  async function cancelLearningCurve(): Promise<void> {
    if (get().experiment.learning.phase !== 'running') return;
    patch({ phase: 'cancelling' });
    await workbench.cancel();
  }

  return { drawLearningCurve, cancelLearningCurve };
}

const stopped: Problem = {
  code: 'run/cancelled',
  severity: 'note',
  message: 'Cancelled. The finished fits are kept: asked for again, the curve goes on from them.',
};
