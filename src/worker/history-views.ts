/** What the page asks of the history of runs, and what it shows of it. */
import type { RunEntry, RunHead, RunMark } from '../platform/history/entry.ts';
import type { FileView } from './file-views.ts';

export type { RunCurve, RunDetail, RunEntry, RunHead, RunMark } from '../platform/history/entry.ts';

export interface HistoryView {
  /** `memory`: storage is denied, the history lasts as long as the tab. `full`: the last run could not be written. */
  readonly state: 'kept' | 'memory' | 'full';
  readonly bytes: number;
  /** The latest first. */
  readonly runs: readonly RunHead[];
}

export interface ImportedHistory {
  readonly view: HistoryView;
  /** SHA-256 of the bundles of those that were not there. */
  readonly added: readonly string[];
  /** Runs that were there already; they stay as they are. */
  readonly known: number;
}

export interface HistoryBridge {
  history(): Promise<HistoryView>;
  /** In the order asked for; those that are gone are left out. */
  runEntries(ids: readonly string[]): Promise<readonly RunEntry[]>;
  markRun(id: string, mark: RunMark): Promise<HistoryView>;
  /** Until the next time something is removed it can be put back. */
  removeRuns(ids: readonly string[]): Promise<HistoryView>;
  putBackRuns(): Promise<HistoryView>;
  /** The whole history as one JSON file. */
  exportHistory(): Promise<string>;
  /** Rejects, with nothing written, where a part of the file is damaged. */
  importHistory(name: string, bytes: Uint8Array): Promise<ImportedHistory>;
  /** Opens a dataset that is still at hand: open in this tab, or kept with a session. */
  keptDataset(sha256: string, name: string): Promise<FileView | null>;
}
