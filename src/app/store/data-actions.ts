import type { Encoding, EncodingView, RowView } from '../../worker/protocol.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import { problemsOfError } from './problems.ts';
import type { Slice } from './slice.ts';

/** Looking into the open dataset, and the way out of reading a large one. */
export function dataActions({ get, set, outside }: Slice, { openConverted }: ExperimentActions) {
  const { workbench } = outside;

  /** `null` where there is nothing to read any more. */
  async function readRows(from: number, count: number): Promise<readonly RowView[] | null> {
    const { dataset, config } = get().experiment;
    if (dataset === null) return null;
    try {
      return (await workbench.rows(dataset.sha256, config?.text ?? '', from, count)).rows;
    } catch {
      // Another file or another way to cut it came between; the panel asks anew for that.
      return null;
    }
  }

  /** Closes the dataset that is being read; a config stays. */
  async function stopReading(): Promise<void> {
    const name = get().experiment.dataset?.name ?? 'the file';
    set(({ experiment }) => ({
      experiment: { ...experiment, dataset: null, profile: null, plan: null, estimate: null, reading: null },
      notice: {
        problems: [
          {
            code: 'run/cancelled',
            severity: 'note',
            message: `Reading ${name} was stopped.`,
            fix: 'Drop it again to read it from the beginning.',
          },
        ],
        offers: [],
        place: 'experiment',
      },
    }));
    await workbench.stopReading();
  }

  /** Opens the text of the open dataset as UTF-8; the config, if there is one, stays. */
  async function convertDataset(from: Encoding): Promise<void> {
    const { dataset } = get().experiment;
    if (dataset === null) return;
    try {
      const converted = await workbench.convertDataset(dataset.sha256, from);
      await openConverted(converted);
    } catch (error) {
      set(({ experiment }) => ({ experiment: { ...experiment, datasetProblems: problemsOfError(error) } }));
    }
  }

  async function saveDataset(): Promise<void> {
    const { dataset } = get().experiment;
    if (dataset !== null) outside.save(dataset.name, await workbench.datasetBytes(dataset.sha256), 'text/csv');
  }

  const encodings = (sha256: string): Promise<readonly EncodingView[]> => workbench.encodings(sha256);

  return { readRows, stopReading, encodings, convertDataset, saveDataset };
}
