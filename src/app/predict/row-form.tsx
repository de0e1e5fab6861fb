import { useId } from 'react';
import type { AskedModel, FieldView } from '../../worker/protocol.ts';
import { plural, short } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** A field for each column of the model; an empty one is a missing value. */
export function RowForm({ model }: { readonly model: AskedModel }) {
  const { setField } = useActions();
  const texts = useSelect((state) => state.predict.row.texts);
  return (
    <form className="row-form" onSubmit={(event) => event.preventDefault()} aria-label="Values of one row">
      {model.fields.map((field, at) => (
        <Field key={field.name} field={field} text={texts[at] ?? null} onChange={(text) => setField(at, text)} />
      ))}
    </form>
  );
}

interface Props {
  readonly field: FieldView;
  readonly text: string | null;
  readonly onChange: (text: string | null) => void;
}

function Field({ field, text, onChange }: Props) {
  const id = useId();
  const { name, type, range, levels } = field;
  const isNumber = text === null || Number.isFinite(Number(text));
  const outside = range !== null && text !== null && isNumber && (Number(text) < range[0] || Number(text) > range[1]);
  return (
    <div className="row-field">
      <label htmlFor={id} className="break">
        {name}
      </label>
      {type === 'numeric' ? (
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder="missing"
          value={text ?? ''}
          aria-invalid={!isNumber}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      ) : (
        <select
          id={id}
          value={text === null ? '' : `=${text}`}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value.slice(1))}
        >
          <option value="">missing</option>
          {text !== null && !levels.includes(text) && <option value={`=${text}`}>{text} (not seen in training)</option>}
          {levels.map((level) => (
            <option key={level} value={`=${level}`}>
              {level === '' ? '(empty)' : level}
            </option>
          ))}
        </select>
      )}
      <span id={`${id}-hint`} className={outside ? 'warn tiny' : 'dim tiny'}>
        {range !== null && `${outside ? 'outside of training, ' : ''}${short(range[0])} to ${short(range[1])}`}
        {type === 'categorical' && `${plural(levels.length, 'category', 'categories')} in training`}
      </span>
    </div>
  );
}
