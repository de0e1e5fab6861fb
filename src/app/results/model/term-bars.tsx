import type { ModelName, TermView } from '../../../worker/protocol.ts';
import { BarRows } from '../../charts/bar-rows.tsx';
import { count, signed } from '../../text/numbers.ts';
import { termName } from './model-words.ts';

/** Those that weigh most; the others are in the table. */
const SHOWN = 20;

/** Coefficients of a linear model as bars, the largest first. */
export function TermBars({ model, terms }: { readonly model: ModelName; readonly terms: readonly TermView[] }) {
  const shown = terms.slice(0, SHOWN);
  return (
    <>
      <BarRows
        label={`Coefficients, the largest first: ${shown.map((term) => `${termName(term)} ${signed(term.coefficient)}`).join(', ')}`}
        colour={`var(--m-${model})`}
        rows={shown.map((term) => ({
          label: termName(term),
          value: term.coefficient,
          text: signed(term.coefficient),
        }))}
      />
      <p className="note">
        Added to the log-odds: of a number for one standard deviation more, of a category for its being so.
        {terms.length > SHOWN && ` The ${SHOWN} largest of ${count(terms.length)}.`}
      </p>
    </>
  );
}
