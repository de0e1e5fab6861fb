import { problemsOfError } from './problems.ts';
import type { PredictState } from './state.ts';
import type { IncomingFile } from './incoming.ts';
import type { Slice } from './slice.ts';

export type PredictActions = ReturnType<typeof predictActions>;

export function predictActions({ get, set, outside }: Slice) {
  const patch = (change: Partial<PredictState>): void => set((state) => ({ predict: { ...state.predict, ...change } }));

  /** The open bundle's model on another CSV. */
  async function predict({ name, blob }: IncomingFile): Promise<void> {
    const { bundle } = get().verify;
    if (bundle === null) return;
    patch({ opening: name, problems: [], prediction: null });
    try {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const prediction = await outside.workbench.predict(bundle.file.sha256, name, bytes);
      patch({ prediction, opening: null });
    } catch (error) {
      patch({ problems: problemsOfError(error), opening: null });
    }
  }

  function downloadPredictions(): void {
    const { prediction } = get().predict;
    if (prediction !== null) outside.save(prediction.fileName, prediction.csv, 'text/csv');
  }

  return { predict, downloadPredictions };
}
