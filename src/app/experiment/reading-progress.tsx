import { percent } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** While a large file is read: how far, and the way out. */
export function ReadingProgress() {
  const { stopReading } = useActions();
  const share = useSelect((state) => state.experiment.reading);
  if (share === null) return null;
  return (
    <div className="reading">
      <div
        className="bar"
        role="progressbar"
        aria-label="Reading the data"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <i style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className="runbar">
        <span className="small mid">{percent(share)} read. The page stays usable meanwhile.</span>
        <button type="button" className="btn small" onClick={() => void stopReading()}>
          Stop reading
        </button>
      </div>
    </div>
  );
}
