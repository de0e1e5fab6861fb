import { useId, useState } from 'react';
import { useActions } from '../../use-store.ts';
import { thresholdText } from './explore-words.ts';
import { readThreshold, type Explored } from './explored.ts';

/** The threshold as a number to type; what is no number from 0 to 1 is said, and nothing moves. */
export function ThresholdField({ explored }: { readonly explored: Explored }) {
  const { explore } = useActions();
  const { threshold, trained, moved, isBest } = explored;
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const wrong = draft !== null && readThreshold(draft) === null;

  function type(text: string): void {
    setDraft(text);
    const value = readThreshold(text);
    if (value !== null) explore(value);
  }

  return (
    <>
      <p className="threshold-field">
        <label htmlFor={id}>Threshold</label>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="mono"
          title={String(threshold)}
          value={draft ?? threshold.toFixed(4)}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-why` : undefined}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setDraft(null)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) setDraft(null);
          }}
        />
        {moved && (
          <button type="button" className="link" onClick={() => explore(null)}>
            Back to {isBest ? 'the trained' : 'that of the target'}, {thresholdText(trained)}
          </button>
        )}
      </p>
      {wrong && (
        <p id={`${id}-why`} className="note bad" role="alert">
          A number from 0 to 1, such as 0.5.
        </p>
      )}
    </>
  );
}
