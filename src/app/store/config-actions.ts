import type { ConfigEdit } from '../../worker/protocol.ts';
import { problemsOfError } from './problems.ts';
import type { Slice } from './slice.ts';
import type { ConfigState } from './state.ts';
import { noHistory, recorded, redone, undone } from './text-history.ts';

/** A pause in typing after which the text is checked, and the data looked at anew. */
const PAUSE = 180;

const untouched = { stepped: null, written: null, editProblems: [] } as const;

/**
 * The config's text: typing, clicks, undo and redo in one line of history, whether an editor shows it or not.
 * @param refresh looks at everything anew that follows from the text
 */
export function configActions({ get, set, outside }: Slice, refresh: () => Promise<void>) {
  const { workbench } = outside;
  /** Counts edits, so that an answer to an older text is dropped. */
  let edition = 0;

  function put(config: ConfigState): void {
    set((state) => ({ experiment: { ...state.experiment, config } }));
  }

  function patchConfig(some: Partial<ConfigState>): void {
    const { config } = get().experiment;
    if (config !== null) put({ ...config, ...some });
  }

  /** Another document: its history begins with it. */
  function setConfig(name: string, text: string, original = text): void {
    edition += 1;
    put({ name, text, original, check: null, history: noHistory, ...untouched });
  }

  function change(config: ConfigState, pause: number): void {
    edition += 1;
    const mine = edition;
    put(config);
    outside.later(() => {
      if (mine === edition) void refresh();
    }, pause);
  }

  function replaceText(text: string, typed: boolean): void {
    const { config } = get().experiment;
    if (config === null || config.text === text) return;
    const history = recorded(config.history, config.text, text, { typed, time: outside.clock() });
    change({ ...config, ...untouched, text, history }, typed ? PAUSE : 0);
  }

  function step(take: typeof undone): void {
    const { config } = get().experiment;
    const next = config === null ? null : take(config.history, config.text);
    if (config === null || next === null) return;
    change({ ...config, ...untouched, text: next.text, history: next.history, stepped: next.cursor }, 0);
  }

  /**
   * Writes what a click means into the text as it is by then: what was typed meanwhile stays.
   * @param said what was written, in words
   * @returns whether it could be
   */
  async function applyEdit(edit: ConfigEdit, said: string | null = null): Promise<boolean> {
    for (;;) {
      const { config } = get().experiment;
      if (config === null) return false;
      let text: string;
      try {
        text = await workbench.editConfig(config.text, edit);
      } catch (error) {
        patchConfig({ editProblems: problemsOfError(error), written: null });
        return false;
      }
      if (get().experiment.config?.text !== config.text) continue;
      replaceText(text, false);
      patchConfig({ written: said, editProblems: [] });
      return true;
    }
  }

  return {
    edition: () => edition,
    patchConfig,
    setConfig,
    replaceText,
    actions: {
      editConfig: (text: string) => replaceText(text, true),
      applyEdit,
      setConfigValue: async (path: string, value: boolean | number | string): Promise<void> => {
        await applyEdit({ kind: 'set', path, value });
      },
      resetConfig: () => replaceText(get().experiment.config?.original ?? '', false),
      undoConfig: () => step(undone),
      redoConfig: () => step(redone),
    },
  };
}
