import type { Bundle } from '../../core/bundle/build-bundle.ts';
import { sha256 } from '../../core/bytes/digest.ts';
import { SelfsameError } from '../../core/errors.ts';
import type { RunResult } from '../../core/pipeline/result.ts';
import type { RunEntry } from '../../platform/history/entry.ts';
import type { HistoryBridge, HistoryView } from '../history-views.ts';
import type { Session } from '../workbench-session.ts';
import { historyFile, readHistory } from './exchange.ts';
import { runEntry, type RunOccasion } from './make-entry.ts';

export interface History extends HistoryBridge {
  /** Writes a finished run down; a run does not fail because of its history. */
  record(run: RunResult, bundle: Bundle, occasion: RunOccasion): Promise<void>;
}

export function createHistory(session: Session): History {
  const { runs } = session;
  let removed: readonly RunEntry[] = [];
  let full = false;

  async function view(): Promise<HistoryView> {
    const heads = await runs.heads();
    const state = full ? 'full' : (await runs.lasting()) ? 'kept' : 'memory';
    return { state, bytes: heads.reduce((sum, { bytes }) => sum + bytes, 0), runs: heads };
  }

  async function write(entries: readonly RunEntry[]): Promise<void> {
    try {
      await runs.write(entries);
      full = false;
    } catch (error) {
      full = true;
      throw error;
    }
  }

  return {
    history: view,
    async record(run, bundle, occasion) {
      try {
        const entry = runEntry(run, bundle, occasion);
        const [before] = await runs.read([bundle.sha256]);
        await write([before === undefined ? entry : again(before, entry)]);
      } catch {
        // `full` says so.
      }
    },
    runEntries: (ids) => runs.read(ids),
    async markRun(id, mark) {
      await runs.mark(id, mark);
      return view();
    },
    async removeRuns(ids) {
      removed = await runs.read(ids);
      await runs.remove(ids);
      full = false;
      return view();
    },
    async putBackRuns() {
      await write(removed);
      removed = [];
      return view();
    },
    async exportHistory() {
      const heads = await runs.heads();
      return historyFile(await runs.read(heads.map((head) => head.sha256)));
    },
    async importHistory(name, bytes) {
      const entries = readHistory(bytes, name);
      const known = new Set((await runs.heads()).map((head) => head.sha256));
      const fresh = new Map(entries.filter(({ head }) => !known.has(head.sha256)).map((e) => [e.head.sha256, e]));
      try {
        await write([...fresh.values()]);
      } catch (error) {
        throw new SelfsameError(
          [
            {
              code: 'store/full',
              severity: 'error',
              message: `This browser’s storage takes no more, so nothing of ${name} was imported.`,
              fix: 'Delete runs, or clear what is kept of finished tasks, then import it again.',
            },
          ],
          { cause: error },
        );
      }
      return { view: await view(), added: [...fresh.keys()], known: entries.length - fresh.size };
    },
    async keptDataset(hash, name) {
      const open = session.datasets.get(hash);
      if (open !== undefined) return { name: open.name, bytes: open.bytes.length, sha256: hash };
      const bytes = await session.keeper.dataset(hash).catch(() => undefined);
      if (bytes === undefined || (await sha256(bytes)) !== hash) return null;
      session.workers.warm();
      session.datasets.set(hash, { name, bytes, sha256: hash });
      return { name, bytes: bytes.length, sha256: hash };
    },
  };
}

/** The same bundle once more: one run, with what a person has said about it. */
function again({ head: before }: RunEntry, { head, detail }: RunEntry): RunEntry {
  const { star, note, times } = before;
  return { head: { ...head, star, note, times: times + 1 }, detail };
}
