import { emptyProgress, withEvents, withPlan } from '../graph/progress.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { followed, type Sink } from './run-listener.ts';
import type { Slice } from './slice.ts';
import { emptyProof, isBusyBeside, type ProofState } from './state.ts';

export function proofActions({ get, set, outside }: Slice) {
  const { workbench } = outside;
  const patch = (change: Partial<ProofState>): void =>
    set(({ experiment }) => ({ experiment: { ...experiment, proof: { ...experiment.proof, ...change } } }));
  const change = (update: (progress: NonNullable<ProofState['progress']>) => ProofState['progress']): void => {
    const { progress } = get().experiment.proof;
    if (progress !== null) patch({ progress: update(progress) });
  };

  async function prove(): Promise<void> {
    const { run, phase } = get().experiment;
    if (run === null || phase !== 'idle' || isBusyBeside(get().experiment)) return;
    patch({ ...emptyProof, phase: 'running', progress: emptyProgress(outside.clock()) });
    const sink: Sink = {
      onPlan: (tasks) => change((progress) => withPlan(progress, tasks)),
      onEvents: (events) => change((progress) => withEvents(progress, events)),
    };
    try {
      const found = await followed(outside, sink, (listener) => workbench.prove(run.sha256, listener));
      patch({ proof: found });
    } catch (error) {
      const problems = problemsOfError(error);
      patch({ problems: isCancelled(problems) ? [] : problems });
    } finally {
      patch({ phase: 'idle' });
    }
  }

  async function cancelProof(): Promise<void> {
    if (get().experiment.proof.phase !== 'running') return;
    patch({ phase: 'cancelling' });
    await workbench.cancel();
  }

  return { prove, cancelProof };
}
