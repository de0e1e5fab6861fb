import type { ConvertedView, FileView, Problem, SessionToKeep } from '../../worker/protocol.ts';
import { configActions } from './config-actions.ts';
import { isCancelled, problemsOfError } from './problems.ts';
import { isExperimentBusy, type ExperimentState } from './state.ts';
import type { Slice } from './slice.ts';

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ExperimentActions = ReturnType<typeof experimentActions>;

export function experimentActions({ get, set, outside }: Slice) {
  const { workbench } = outside;
  const patch = (change: Partial<ExperimentState>): void =>
    set((state) => ({ experiment: { ...state.experiment, ...change } }));
  const { edition, patchConfig, setConfig, replaceText, actions } = configActions({ get, set, outside }, refresh);

  async function open(dataset: NamedBytes | undefined, yaml: NamedBytes | undefined): Promise<void> {
    if (isExperimentBusy(get().experiment)) return;
    const registry = yaml !== undefined && isRegistry(yaml.bytes) ? yaml : undefined;
    const config = registry === undefined ? yaml : undefined;
    if (registry !== undefined) await openRegistry(registry);
    patch({ opening: [dataset?.name, config?.name].filter((name) => name !== undefined).join(' and ') });
    try {
      const opened = {
        progress: null,
        runProblems: [],
        run: null,
        runText: null,
        dataFolded: false,
        configFolded: false,
      };
      if (dataset !== undefined) {
        patch({ ...opened, datasetProblems: [], profile: null, plan: null, estimate: null, planProblems: [] });
        patch({ dataset: await workbench.openDataset(dataset.name, dataset.bytes) });
      }
      if (config !== undefined) {
        openConfig(config);
      } else if (dataset !== undefined && get().experiment.config === null) {
        await makeStarter();
      }
      await refresh();
      if (dataset !== undefined && config === undefined && isForeign()) await startOver();
    } catch (error) {
      if (!isCancelled(problemsOfError(error))) patch({ datasetProblems: problemsOfError(error) });
    } finally {
      patch({ opening: null, reading: null });
    }
  }

  async function openRegistry({ name, bytes }: NamedBytes): Promise<void> {
    try {
      const known = await workbench.openRegistry(new TextDecoder().decode(bytes));
      tell([registryOpened(name, known)]);
      await refresh();
    } catch (error) {
      tell(problemsOfError(error));
    }
  }

  function tell(problems: readonly Problem[]): void {
    set(() => ({ notice: { problems, offers: [], place: 'experiment' } }));
  }

  function openConfig({ name, bytes }: NamedBytes): void {
    try {
      setConfig(name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch {
      tell([notUtf8(name)]);
    }
  }

  async function makeStarter(): Promise<void> {
    const { dataset, config } = get().experiment;
    if (dataset === null) return;
    const text = await workbench.starterConfig(dataset.sha256, onRead);
    if (config === null) return setConfig('config.yaml', text);
    // One that is there can be had back by undo.
    replaceText(text, false);
    patchConfig({ name: 'config.yaml', original: text });
  }

  /** Shown in steps of a hundredth: more is not seen, and each is a redraw. */
  function onRead(share: number): void {
    const { dataset, reading } = get().experiment;
    if (dataset !== null && share - (reading ?? 0) >= 0.01) patch({ reading: share });
  }

  /** A config that nobody has edited and that was made for another table. */
  function isForeign(): boolean {
    const { config, profile } = get().experiment;
    const absent = profile?.problems.some((problem) => problem.code === 'data/target-absent') ?? false;
    return absent && config !== null && config.text === config.original;
  }

  /** Replaces the config by a starter config for the open dataset. */
  async function startOver(): Promise<void> {
    try {
      await makeStarter();
    } catch (error) {
      patch({ datasetProblems: problemsOfError(error) });
    }
    await refresh();
  }

  /** Opens what a closed tab left; its dataset is already in the workbench. */
  function openKept(dataset: FileView, { name, text, original }: SessionToKeep['config']): Promise<void> {
    patch({ dataset });
    setConfig(name, text, original);
    return refresh();
  }

  /** So that a closed tab can be gone on with; nobody waits for it. */
  function keep(running: boolean): void {
    const { dataset, config } = get().experiment;
    if (dataset === null || config === null) return;
    const { name, text, original } = config;
    void workbench.keepSession({ datasetSha256: dataset.sha256, config: { name, text, original }, running });
  }

  /** Opens what a bundle holds; its dataset, if it has one, is already in the workbench. */
  async function openExtracted(dataset: ExperimentState['dataset'], configText: string): Promise<void> {
    patch({
      dataset,
      datasetProblems: [],
      profile: null,
      plan: null,
      estimate: null,
      run: null,
      runText: null,
      runProblems: [],
    });
    patch({ progress: null, dataFolded: false, configFolded: false });
    setConfig('config.yaml', configText);
    await refresh();
  }

  /** A dataset that was made from the open one and is in the workbench already. */
  async function openConverted(converted: ConvertedView): Promise<void> {
    patch({ dataset: converted.dataset, converted, datasetProblems: [], profile: null, run: null, runText: null });
    if (get().experiment.config === null) await startOver();
    else await refresh();
  }

  /** Checks the text, then looks at the data through it, then at what a run would do, and keeps the session. */
  async function refresh(keepIt = true): Promise<void> {
    const mine = edition();
    const stale = (): boolean => mine !== edition();
    const { config, dataset } = get().experiment;
    try {
      const text = config?.text ?? '';
      if (config !== null) {
        const check = await workbench.checkConfig(text);
        if (stale()) return;
        patchConfig({ check });
      }
      if (dataset === null) return;
      // What a finger has not finished typing takes nothing from what is known of the data.
      if (get().experiment.config?.check?.config === null && get().experiment.profile !== null) {
        patch({ plan: null, estimate: null, planProblems: [] });
        return;
      }
      const profile = await workbench.profile(dataset.sha256, text, onRead);
      if (stale()) return;
      patch({ profile, reading: null });
      if (get().experiment.config?.check?.config) await replan(dataset.sha256, text, stale);
      else patch({ plan: null, estimate: null, planProblems: [] });
      if (keepIt && get().experiment.phase === 'idle') keep(false);
    } catch (error) {
      // Stopped by a person, or because the text has changed: whoever did that says so.
      if (!stale() && !isCancelled(problemsOfError(error)))
        patch({ datasetProblems: problemsOfError(error), reading: null });
    }
  }

  async function replan(sha256: string, text: string, stale: () => boolean): Promise<void> {
    try {
      const plan = await workbench.plan(sha256, text);
      if (stale()) return;
      patch({ plan, planProblems: [] });
      void lookAhead(sha256, text, stale);
    } catch (error) {
      // What the profile says already is not said twice.
      const said = new Set(get().experiment.profile?.problems.map((problem) => problem.message));
      const problems = problemsOfError(error).filter((problem) => !said.has(problem.message));
      if (!stale()) patch({ plan: null, estimate: null, planProblems: problems });
    }
  }

  /** Nothing waits for it; the estimate of the text before stands until there is another. */
  async function lookAhead(sha256: string, text: string, stale: () => boolean): Promise<void> {
    try {
      const estimate = await workbench.estimate(sha256, text);
      if (!stale()) patch({ estimate });
    } catch {
      // Another text, or a run, came between; what is wrong with data or config the plan has said.
      if (!stale()) patch({ estimate: null });
    }
  }

  return {
    open,
    openConverted,
    openExtracted,
    openKept,
    keep,
    startOver,
    refresh,
    ...actions,
    foldData: (dataFolded: boolean) => patch({ dataFolded }),
    foldConfig: (configFolded: boolean) => patch({ configFolded }),
  };
}

/** A registry of datasets has a list of them and nothing to train. */
function isRegistry(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  return /^datasets[ \t]*:/m.test(text) && !/^(data|extends)[ \t]*:/m.test(text);
}

function registryOpened(name: string, known: number): Problem {
  return {
    code: 'registry/opened',
    severity: 'note',
    message: `${name} is a registry of ${known} ${known === 1 ? 'dataset' : 'datasets'}: \`data.dataset\` of a config is looked up in it.`,
  };
}

function notUtf8(name: string): Problem {
  return {
    code: 'config/encoding',
    severity: 'error',
    message: `${name} is not UTF-8 text, so it was not opened.`,
    fix: 'Save it as UTF-8.',
  };
}
