import type { ExperimentActions } from './experiment-actions.ts';
import { problemsOfError } from './problems.ts';
import type { Slice } from './slice.ts';

/** Runs that take longer are worth asking the browser not to throw their tasks away. */
const WORTH_PERSISTING = 20;

export type StorageActions = ReturnType<typeof storageActions>;

/** What this browser keeps: finished tasks, and the session that a closed tab left. */
export function storageActions({ get, set, outside }: Slice, { openKept, refresh }: ExperimentActions) {
  const { workbench } = outside;
  let asked = false;

  /** At the start, and whenever something has been kept. */
  async function lookAtStorage(): Promise<void> {
    const storage = await workbench.storage();
    set(() => ({ storage }));
  }

  async function lookForSaved(): Promise<void> {
    const saved = await workbench.savedSession();
    // Whoever has opened something meanwhile knows what they want.
    if (get().experiment.dataset === null) set(() => ({ saved }));
  }

  async function openSaved(): Promise<void> {
    const { saved } = get();
    if (saved === null) return;
    try {
      const { dataset, config } = await workbench.openSaved(saved.id);
      await openKept(dataset, config);
    } catch (error) {
      set(() => ({ notice: { problems: problemsOfError(error), offers: [], place: 'experiment' } }));
    }
    set(() => ({ saved: null }));
  }

  async function forgetSaved(): Promise<void> {
    const { saved } = get();
    if (saved === null) return;
    set(() => ({ saved: null }));
    await workbench.forgetSaved(saved.id);
    await lookAtStorage();
  }

  async function clearStorage(): Promise<void> {
    const storage = await workbench.clearStorage();
    set(() => ({ storage, saved: null }));
    // What is open is kept again with the next edit or run, not at once.
    await refresh(false);
  }

  /** The browser decides, and may ask the person; nothing depends on the answer. */
  function persistIfWorthIt(): void {
    const { plan } = get().experiment;
    if (asked || plan === null || plan.roughSeconds < WORTH_PERSISTING) return;
    asked = true;
    outside.persist();
  }

  return { lookAtStorage, lookForSaved, openSaved, forgetSaved, clearStorage, persistIfWorthIt };
}
