import { useActions, useSelect } from '../use-store.ts';

/** Takes the model of the last run to Predict; nothing has to be downloaded. */
export function PredictWithRun() {
  const { askRun } = useActions();
  const busy = useSelect((state) => state.predict.opening !== null);
  return (
    <button type="button" className="btn" disabled={busy} onClick={() => void askRun()}>
      Predict with this model
    </button>
  );
}
