import { savedSentence, savedTitle } from '../text/run-words.ts';
import { useActions, useSelect } from '../use-store.ts';

/** A run that a closed tab left, offered for continuation. */
export function SavedOffer() {
  const { continueSaved, forgetSaved } = useActions();
  const saved = useSelect((state) => state.saved);
  if (saved === null) return null;
  return (
    <section className="saved" aria-labelledby="saved-title">
      <h2 id="saved-title">{savedTitle(saved)}</h2>
      <p className="mid">{savedSentence(saved)}</p>
      {saved.tasks > 0 && (
        <div className="bar" aria-hidden="true">
          <i style={{ transform: `scaleX(${saved.done / saved.tasks})` }} />
        </div>
      )}
      <div className="runbar">
        <button type="button" className="btn go" onClick={() => void continueSaved()}>
          {saved.running ? 'Continue' : 'Open'}
        </button>
        <button type="button" className="link" onClick={() => void forgetSaved()}>
          Forget it
        </button>
      </div>
    </section>
  );
}
