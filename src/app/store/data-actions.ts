import type { RowView } from '../../worker/protocol.ts';
import type { Slice } from './slice.ts';

/** Looking into the open dataset, and the way out of reading a large one. */
export function dataActions({ get, set, outside }: Slice) {
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

  return { readRows, stopReading };
}
