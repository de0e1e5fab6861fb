import type { HistoryView, ImportedHistory, LinkedData, Problem } from '../../worker/protocol.ts';

export interface RunsState {
  /** `null` before the first look. */
  readonly view: HistoryView | null;
  /** What came of the last thing that was done with the history. */
  readonly said: {
    readonly problems: readonly Problem[];
    /** Runs that were removed and can be put back. */
    readonly removed: number;
    readonly imported: (Pick<ImportedHistory, 'added' | 'known'> & { readonly name: string }) | null;
  };
  /** The data that an opened run or link was made for. */
  readonly wanted: LinkedData | null;
}

export const emptyRuns: RunsState = {
  view: null,
  said: { problems: [], removed: 0, imported: null },
  wanted: null,
};
