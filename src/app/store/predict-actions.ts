import type { ModelSource, PredictedRow, RowOrder } from '../../worker/protocol.ts';
import { problemsOfError } from './problems.ts';
import { emptyPredict, typicalRow, type PredictState, type RowState } from './predict-state.ts';
import type { IncomingFile } from './incoming.ts';
import type { Slice } from './slice.ts';

export type PredictActions = ReturnType<typeof predictActions>;

export function predictActions({ get, set, outside }: Slice) {
  const { workbench } = outside;
  const patch = (change: Partial<PredictState>): void => set((state) => ({ predict: { ...state.predict, ...change } }));
  const patchRow = (change: Partial<RowState>): void => patch({ row: { ...get().predict.row, ...change } });

  /** The texts that are being explained; others that come meanwhile wait, and of these only the last. */
  let explaining: RowState['texts'] | null = null;

  /** The model that is being opened: a file that is dropped meanwhile waits for it. */
  let asking: Promise<void> = Promise.resolve();

  function ask(source: ModelSource, name: string): Promise<void> {
    asking = openModel(source, name);
    return asking;
  }

  async function openModel(source: ModelSource, name: string): Promise<void> {
    patch({ ...emptyPredict, opening: name });
    try {
      const model = await workbench.openModel(source);
      patch({ model, opening: null, row: typicalRow(model) });
      void explain();
    } catch (error) {
      patch({ opening: null, problems: problemsOfError(error) });
    }
  }

  /** The model of the bundle that is open in Verify, unless it is the one at hand. */
  async function askBundle(): Promise<void> {
    const { verify, predict } = get();
    if (verify.bundle === null || predict.opening !== null) return;
    const { sha256, name } = verify.bundle.file;
    if (predict.model?.from === 'bundle' && predict.model.sha256 === sha256) return;
    await ask({ from: 'bundle', sha256 }, name);
  }

  /** The model of the experiment's last run, as its bundle has it. */
  async function askRun(): Promise<void> {
    const { run } = get().experiment;
    if (run === null) return;
    outside.go('predict');
    const { model } = get().predict;
    if (model?.from === 'run' && model.sha256 === run.sha256) return;
    await ask({ from: 'run', sha256: run.sha256 }, run.fileName);
  }

  async function predict({ name, blob }: IncomingFile): Promise<void> {
    await asking;
    if (get().predict.model === null) await askBundle();
    if (get().predict.model === null) return;
    patch({ opening: name, problems: [], prediction: null });
    // A row of the file before it would stand there as if somebody had written it.
    if (get().predict.row.from !== null) resetRow();
    try {
      const prediction = await workbench.predict(name, new Uint8Array(await blob.arrayBuffer()));
      patch({ prediction, opening: null });
    } catch (error) {
      patch({ problems: problemsOfError(error), opening: null });
    }
  }

  async function downloadPredictions(): Promise<void> {
    const { prediction } = get().predict;
    if (prediction === null || prediction.answer === null) return;
    outside.save(prediction.fileName, await workbench.predictionCsv(prediction.id), 'text/csv');
  }

  /** Rows of the shown prediction; none once another file has taken its place. */
  async function predictedRows(
    id: number,
    from: number,
    to: number,
    order: RowOrder,
  ): Promise<readonly PredictedRow[]> {
    try {
      return await workbench.predictedRows(id, from, to, order);
    } catch (error) {
      if (get().predict.prediction?.id === id) patch({ problems: problemsOfError(error) });
      return [];
    }
  }

  async function chooseRow(row: number): Promise<void> {
    const { prediction } = get().predict;
    if (prediction === null) return;
    try {
      patchRow({ texts: await workbench.rowTexts(prediction.id, row), from: row, problems: [] });
      await explain();
    } catch (error) {
      patchRow({ problems: problemsOfError(error) });
    }
  }

  function resetRow(): void {
    const { model } = get().predict;
    if (model === null) return;
    patch({ row: typicalRow(model) });
    void explain();
  }

  function setField(at: number, text: string | null): void {
    patchRow({ texts: get().predict.row.texts.map((old, i) => (i === at ? text : old)) });
    void explain();
  }

  async function explain(): Promise<void> {
    if (explaining !== null) return;
    explaining = get().predict.row.texts;
    const asked = explaining;
    try {
      const explained = await workbench.explainRow(asked);
      if (get().predict.row.texts.length === asked.length) patchRow({ explained, problems: [] });
    } catch (error) {
      patchRow({ problems: problemsOfError(error) });
    }
    explaining = null;
    if (get().predict.row.texts !== asked && get().predict.model !== null) await explain();
  }

  return {
    askBundle,
    askRun,
    predict,
    downloadPredictions,
    predictedRows,
    chooseRow,
    resetRow,
    setField,
  };
}
