import { useEffect } from 'react';
import { isExperimentBusy } from './store/state.ts';
import { useActions } from './use-store.ts';

/** Ctrl or Cmd and Enter, wherever the focus is and whichever place is shown. */
export function useRunShortcut(): void {
  const { api, run, showExperiment } = useActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      const { experiment } = api.getState();
      if (experiment.plan === null || isExperimentBusy(experiment)) return;
      event.preventDefault();
      showExperiment();
      void run();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [api, run, showExperiment]);
}
