import type { RunView, ScoresSource } from '../../../worker/protocol.ts';
import { useActions } from '../../use-store.ts';
import type { Explored } from './explored.ts';

const WORDS: Readonly<Record<ScoresSource, string>> = { out_of_fold: 'Out of fold', test: 'Test rows' };

/** Only the best model has scored the test rows. */
export function SourceChoice({ run, explored }: { readonly run: RunView; readonly explored: Explored }) {
  const { lookAt } = useActions();
  const { model, source, isBest } = explored;
  if (!isBest) return null;
  return (
    <div className="choice" role="group" aria-label="Rows that are counted">
      {(['out_of_fold', 'test'] as const).map((which) => (
        <button
          key={which}
          type="button"
          aria-pressed={source === which}
          onClick={() => void lookAt(run.sha256, model, which)}
        >
          {WORDS[which]}
        </button>
      ))}
    </div>
  );
}
