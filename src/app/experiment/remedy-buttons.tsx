import { editWords } from '../text/edit-words.ts';
import { useActions } from '../use-store.ts';
import type { Remedy } from './remedies.ts';

/** The clicks that answer a problem; each writes into the config. `of` tells equal labels apart for screen readers. */
export function RemedyButtons({ remedies, of }: { readonly remedies: readonly Remedy[]; readonly of?: string }) {
  const { applyEdit } = useActions();
  return remedies.map(({ label, edit }) => (
    <button
      key={label}
      type="button"
      className="link remedy"
      aria-label={of === undefined ? label : `${label}: ${of}`}
      title={editWords(edit).replaceAll('`', '')}
      onClick={() => void applyEdit(edit, editWords(edit))}
    >
      {label}
    </button>
  ));
}
