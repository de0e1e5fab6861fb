import { useState } from 'react';
import type { DatasetProfile } from '../../worker/protocol.ts';
import { editWords } from '../text/edit-words.ts';
import { count, percent, plural } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { labelValue } from './remedies.ts';

type Target = NonNullable<DatasetProfile['target']>;

/** How many rows each class has, and which of the two is looked for: a click chooses the other. */
export function ClassBalance({ target }: { readonly target: Target }) {
  const { applyEdit } = useActions();
  // Until the data has been looked at anew, what was chosen stands.
  const [chosen, setChosen] = useState<{ readonly of: Target; readonly label: string } | null>(null);
  if (target.labels === null || target.counts === null) return null;
  const { labels, counts } = target;
  const all = counts[0] + counts[1];
  // In an order of their own, so that choosing the other class does not move what was clicked.
  const shown = ([0, 1] as const).toSorted((a, b) => (labels[a] < labels[b] ? 1 : -1));
  const choose = (label: string): void => {
    const edit = { kind: 'set', path: 'data.positive_class', value: labelValue(label) } as const;
    setChosen({ of: target, label });
    void applyEdit(edit, editWords(edit)).then((written) => {
      if (!written) setChosen(null);
    });
  };
  const positive = chosen?.of === target ? chosen.label : labels[1];
  return (
    <fieldset className="balance">
      <legend>
        The class to find in <span className="mono break">{target.name}</span>
      </legend>
      <div className="balance-bar" aria-hidden="true">
        {shown.map((side) => (
          <i key={side} className={`class-${side}`} style={{ flexGrow: counts[side] }} />
        ))}
      </div>
      <div className="balance-classes">
        {shown.map((side) => (
          <label key={labels[side]} className="check">
            <input
              type="radio"
              name="positive-class"
              checked={labels[side] === positive}
              onChange={() => choose(labels[side])}
            />
            <span>
              <i className={`key-${side}`} aria-hidden="true" /> <strong dir="auto">{labels[side]}</strong>{' '}
              {plural(counts[side], 'row')}, {percent(counts[side] / Math.max(1, all), 1)}
            </span>
          </label>
        ))}
        {target.missing > 0 && <span className="warn">{count(target.missing)} without a target</span>}
      </div>
    </fieldset>
  );
}
