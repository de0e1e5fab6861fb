import type { HistoryView, LinkedConfig, Problem, RunMark, RunView } from '../../worker/protocol.ts';
import { hashOfLink } from '../route.ts';
import type { ExperimentActions } from './experiment-actions.ts';
import type { IncomingFile } from './incoming.ts';
import { problemsOfError } from './problems.ts';
import { emptyRuns, type RunsState } from './runs-state.ts';
import type { Slice } from './slice.ts';
import { isExperimentBusy } from './state.ts';

/** The history of runs: what is asked of it, and opening a run, or a link, as the experiment. */
export function runsActions({ get, set, outside }: Slice, experiment: ExperimentActions) {
  const { workbench } = outside;
  const patch = (change: Partial<RunsState>): void => set((state) => ({ runs: { ...state.runs, ...change } }));

  /** What was said before is no longer true once something else has been done. */
  async function asked(question: () => Promise<HistoryView>, then: Partial<RunsState> = {}): Promise<void> {
    try {
      patch({ view: await question(), said: emptyRuns.said, ...then });
    } catch (error) {
      patch({ said: { ...emptyRuns.said, problems: problemsOfError(error) } });
    }
  }

  async function lookAtRuns(): Promise<void> {
    patch({ view: await workbench.history() });
  }

  const markRun = (id: string, mark: RunMark): Promise<void> => asked(() => workbench.markRun(id, mark));

  function removeRuns(ids: readonly string[]): Promise<void> {
    return asked(() => workbench.removeRuns(ids), { said: { ...emptyRuns.said, removed: ids.length } });
  }

  const putBackRuns = (): Promise<void> => asked(() => workbench.putBackRuns());

  async function exportHistory(): Promise<void> {
    outside.save('selfsame-runs.json', await workbench.exportHistory(), 'application/json');
  }

  async function importHistory({ name, blob }: IncomingFile): Promise<void> {
    try {
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const { view, added, known } = await workbench.importHistory(name, bytes);
      patch({ view, said: { ...emptyRuns.said, imported: { name, added, known } } });
    } catch (error) {
      patch({ said: { ...emptyRuns.said, problems: problemsOfError(error) } });
    }
  }

  /** Takes away again what an import has added. */
  const undoImport = (): Promise<void> => asked(() => workbench.removeRuns(get().runs.said.imported?.added ?? []));

  /** Its config, and its data where they are still at hand; otherwise they are asked for by name and hash. */
  async function openRun(id: string): Promise<void> {
    const [entry] = await workbench.runEntries([id]);
    if (entry === undefined) return lookAtRuns();
    const { name, sha256, rows } = entry.head.data;
    await openConfig(entry.detail.yaml, { name, sha256, rows });
  }

  /** @param payload of a link that carries a config */
  async function openLink(payload: string): Promise<void> {
    try {
      const { config, data } = await workbench.readConfigLink(payload);
      await openConfig(config, data);
    } catch (error) {
      set(() => ({ notice: { problems: problemsOfError(error), offers: [], place: 'experiment' } }));
    }
  }

  /** A link to this page that carries a config. Rejects where that would be too long. */
  async function linkTo(linked: LinkedConfig): Promise<string> {
    return outside.pageUrl() + hashOfLink(await workbench.configLink(linked));
  }

  async function downloadReportOf({ sha256, fileName }: RunView): Promise<void> {
    try {
      const html = await workbench.experimentReport(sha256);
      outside.save(fileName.replace(/\.zip$/, '.html'), html, 'text/html');
    } catch (error) {
      tellProblems(error);
    }
  }

  function tellProblems(error: unknown): void {
    set(({ place }) => ({ notice: { problems: problemsOfError(error), offers: [], place } }));
  }

  async function openConfig(text: string, data: RunsState['wanted']): Promise<void> {
    const { experiment: open } = get();
    if (isExperimentBusy(open)) {
      set(({ place }) => ({ notice: { problems: [busy], offers: [], place } }));
      return;
    }
    outside.go('experiment');
    patch({ wanted: data });
    const dataset = data === null ? null : await workbench.keptDataset(data.sha256, data.name);
    // As an edit it can be undone, and the open data stay where no others are at hand.
    if (open.config !== null && (dataset === null || dataset.sha256 === open.dataset?.sha256))
      experiment.editConfig(text);
    else await experiment.openExtracted(dataset, text);
  }

  return {
    lookAtRuns,
    markRun,
    removeRuns,
    putBackRuns,
    exportHistory,
    importHistory,
    undoImport,
    runEntries: (ids: readonly string[]) => workbench.runEntries(ids),
    openRun,
    openLink,
    linkTo,
    downloadReportOf,
    tellProblems,
    saveText: outside.save,
    dismissSaid: () => patch({ said: emptyRuns.said }),
    dismissWanted: () => patch({ wanted: null }),
  };
}

const busy: Problem = {
  code: 'file/busy',
  severity: 'warning',
  message: 'A run is under way, so the config was left aside. Nothing is lost.',
  fix: 'Wait for the run, or cancel it, and open the config again.',
};
