import type { CellQuery, ModelName, ScoresSource } from '../../worker/protocol.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import { problemsOfError } from './problems.ts';
import { emptyResults, scoresKey, type ResultsState } from './results-state.ts';
import type { Slice } from './slice.ts';

/** Looking at a finished run: which model, which rows, which threshold. Another run begins anew. */
export function resultsActions({ get, set, outside }: Slice, { setConfigValue }: ExperimentActions) {
  const { workbench } = outside;
  const patch = (change: Partial<ResultsState>): void => set(({ results }) => ({ results: { ...results, ...change } }));

  /** Shows the scores of a model; its table of counts is fetched once, and shown when it is there. */
  async function lookAt(sha256: string, model: ModelName, source: ScoresSource): Promise<void> {
    if (get().results.run !== sha256) set(() => ({ results: { ...emptyResults, run: sha256 } }));
    const key = scoresKey(model, source);
    try {
      const known = get().results.scores[key] ?? (await workbench.scores(sha256, model, source));
      const { results } = get();
      if (results.run !== sha256) return;
      const threshold = results.model === model || results.model === null ? results.threshold : null;
      patch({ model, source, threshold, scores: { ...results.scores, [key]: known }, problems: [] });
    } catch (error) {
      if (get().results.run === sha256) patch({ problems: problemsOfError(error) });
    }
  }

  /** @param threshold `null`: back to the trained one */
  function explore(threshold: number | null): void {
    patch({ threshold: threshold === null ? null : Math.min(1, Math.max(0, threshold)), target: null });
  }

  /** Writes the target precision with which a new run chooses the explored threshold. */
  async function putIntoConfig(sha256: string, threshold: number): Promise<void> {
    try {
      const target = await workbench.targetFor(sha256, threshold);
      if (target === null) return;
      await setConfigValue('business.target_precision', target.target);
      if (get().results.run === sha256) patch({ target });
    } catch (error) {
      patch({ problems: problemsOfError(error) });
    }
  }

  return {
    lookAt,
    structure: (sha256: string) => workbench.structure(sha256),
    tree: (sha256: string, index: number) => workbench.tree(sha256, index),
    rerunTask: (sha256: string, task: string) => workbench.rerunTask(sha256, task),
    cancelRerun: () => workbench.cancel(),
    cellRows: (sha256: string, query: CellQuery, from: number, to: number) =>
      workbench.cellRows(sha256, query, from, to),
    explore,
    putIntoConfig,
    saveFile: (name: string, content: Uint8Array | string, type: string) => outside.save(name, content, type),
  };
}
